using System.Text.Json.Serialization;

namespace PsEngine.Lint;

/// <summary>The file that says what is allowed.</summary>
internal sealed record AllowedFile
{
    /// <summary>Cmdlets of Microsoft.PowerShell.Core.</summary>
    public required string[] Core { get; init; }

    /// <summary>Path of the catalogue, whose commands may be called.</summary>
    public required string Catalogue { get; init; }

    /// <summary>Further commands with their module, each with the reason why the catalogue does not have it.</summary>
    public required Dictionary<string, string> Also { get; init; }

    /// <summary>Types by group: a full name, a name with a member behind <c>::</c>, or a namespace with <c>.*</c>.</summary>
    public required Dictionary<string, string[]> Types { get; init; }

    /// <summary>Which file may use which groups beside the pure ones.</summary>
    public required Dictionary<string, string[]> Touch { get; init; }
}

/// <summary>Reading and writing without reflection, which starts faster.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true)]
[JsonSerializable(typeof(AllowedFile))]
[JsonSerializable(typeof(Finding[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class LintJson : JsonSerializerContext;
