using System.Collections.Frozen;
using System.Text.Json;

namespace PsEngine.Lint;

/// <summary>What is allowed where, read from JSON files.</summary>
internal sealed class Settings
{
    private readonly FrozenSet<string> core;
    private readonly FrozenSet<string> qualified;
    private readonly FrozenDictionary<string, string> groups;
    private readonly FrozenDictionary<string, string[]> touches;

    private Settings(AllowedFile file, IEnumerable<string> catalogue)
    {
        core = file.Core.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        qualified = catalogue.Concat(file.Also.Keys).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        groups = file.Types
            .SelectMany(group => group.Value, (group, type) => KeyValuePair.Create(type, group.Key))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        touches = file.Touch.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads the file; the catalogue is named in it, relative to it.</summary>
    public static Settings Read(string path)
    {
        var file = JsonSerializer.Deserialize(File.ReadAllText(path), LintJson.Default.AllowedFile)
            ?? throw new InvalidDataException($"{path} is empty.");
        var catalogue = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file.Catalogue);
        using var document = JsonDocument.Parse(File.ReadAllText(catalogue));
        var commands = document.RootElement.GetProperty("entries").EnumerateObject()
            .Select(entry => entry.Value.GetProperty("command").GetString()!);
        return new Settings(file, [.. commands]);
    }

    /// <summary>The name of a command without the module in front.</summary>
    public static string WithoutModule(string name) => name[(name.LastIndexOf('\\') + 1)..];

    /// <summary>
    /// Whether any script may call a command: one of Core, or one of the catalogue, with its module in front, so that no
    /// other module can step between.
    /// </summary>
    public bool Allows(string name)
    {
        const string CoreModule = @"Microsoft.PowerShell.Core\";
        var plain = name.StartsWith(CoreModule, StringComparison.OrdinalIgnoreCase) ? name[CoreModule.Length..] : name;
        return core.Contains(plain) || qualified.Contains(name);
    }

    /// <summary>The group of a type or of a type's member; the longest entry that fits decides.</summary>
    public string? GroupOf(string name)
    {
        if (groups.TryGetValue(name, out var exact))
            return exact;
        var rest = name.Split("::")[0];
        if (groups.TryGetValue(rest, out exact))
            return exact;
        for (var dot = rest.LastIndexOf('.'); dot > 0; dot = rest.LastIndexOf('.'))
        {
            rest = rest[..dot];
            if (groups.TryGetValue($"{rest}.*", out var group))
                return group;
        }
        return null;
    }

    /// <summary>Whether a file may use the types of a group.</summary>
    public bool MayTouch(Script script, string group) =>
        touches.TryGetValue(script.FileName, out var own) && own.Contains(group);
}
