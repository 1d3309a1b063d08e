using System.Collections;
using System.Management.Automation.Language;

namespace PsEngine.Lint;

/// <summary>Rules on the files of a module: what its manifest exports and where its functions stand.</summary>
internal static class ModuleRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("exports", (script, _) => script.IsManifest ? WrongExports(script) : []),
        new("module-loads", (script, _) => NotLoaded(script)),
        new("one-function", (script, _) => script.HoldsOneFunction ? NotOneFunction(script) : []),
    ];

    private static IEnumerable<Place> WrongExports(Script script)
    {
        if (DataOf(script) is not { } data)
        {
            yield return Place.Start("The manifest is not a table of plain data.");
            yield break;
        }
        // What is left out means "all of them".
        foreach (var kind in new[] { "CmdletsToExport", "VariablesToExport", "AliasesToExport" })
        {
            if (ListOf(data[kind]) is not { Count: 0 })
                yield return Place.Start($"{kind} must be an empty list.");
        }
        var exported = ListOf(data["FunctionsToExport"]) ?? ["*"];
        var files = script.Family.Where(one => one.IsPublic).Select(one => one.BaseName).ToList();
        foreach (var name in exported.Except(files, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            yield return Place.Start($"{name} is exported and has no file {name}.ps1.");
        foreach (var name in files.Except(exported, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            yield return Place.Start($"{name}.ps1 is not exported.");
    }

    /// <summary>A module file that loads files by name has to load all of them.</summary>
    private static IEnumerable<Place> NotLoaded(Script script)
    {
        if (!Path.GetExtension(script.Path).Equals(".psm1", StringComparison.OrdinalIgnoreCase))
            yield break;
        var texts = script.Tokens.OfType<StringToken>().Select(token => token.Value.Split('/', '\\')[^1]).ToHashSet();
        foreach (var file in script.Family.Where(one => one.HoldsOneFunction && !texts.Contains(one.FileName)))
            yield return Place.Start($"{file.FileName} is not loaded.");
    }

    private static Hashtable? DataOf(Script script)
    {
        var table = script.Root.Find(node => node is HashtableAst, searchNestedScriptBlocks: false);
        try
        {
            return table?.SafeGetValue() as Hashtable;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static List<string>? ListOf(object? value) => value switch
    {
        null => null,
        string one => [one],
        IEnumerable many => [.. many.Cast<object>().Select(one => $"{one}")],
        _ => [$"{value}"],
    };

    private static IEnumerable<Place> NotOneFunction(Script script)
    {
        var statements = script.Root.EndBlock?.Statements.ToList() ?? [];
        if (script.Root.ParamBlock is { } block)
            yield return Place.Of(block, "The file takes parameters; it should define a function.");
        if (statements.Count == 0)
            yield return Place.Start("The file defines no function.");
        foreach (var (statement, number) in statements.Select((one, at) => (one, at + 1)))
        {
            if (number > 1 || statement is not FunctionDefinitionAst)
                yield return Place.Of(statement, "The file does more than define one function.");
            else if (statement is FunctionDefinitionAst { Name: var name } && name != script.BaseName)
                yield return Place.Of(statement, $"The function {name} stands in {script.FileName}.");
        }
    }
}
