using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Values as text, in the one way that no culture changes.</summary>
internal static class Text
{
    /// <summary>The text of any value; nothing has none.</summary>
    public static string Of(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
