using System.Management.Automation.Language;

namespace PsEngine.Lint;

/// <summary>Where a rule is broken, and how.</summary>
internal readonly record struct Place(int Line, int Column, string Text)
{
    /// <summary>The start of a file, for what is missing or concerns the whole.</summary>
    public static Place Start(string text) => new(1, 1, text);

    /// <summary>The start of a piece of script.</summary>
    public static Place Of(IScriptExtent extent, string text) => new(extent.StartLineNumber, extent.StartColumnNumber, text);

    /// <summary>The start of a node.</summary>
    public static Place Of(Ast node, string text) => Of(node.Extent, text);
}
