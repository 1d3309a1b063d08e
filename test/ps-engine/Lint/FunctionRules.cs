using System.Collections.Frozen;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PsEngine.Lint;

/// <summary>Rules on how functions are named and described, and how they ask before they change something.</summary>
internal static class FunctionRules
{
    private static readonly FrozenSet<string> ApprovedVerbs = new[]
    {
        typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic),
        typeof(VerbsLifecycle), typeof(VerbsSecurity), typeof(VerbsOther),
    }.SelectMany(type => type.GetFields()).Select(field => field.Name)
        .Except(["Build", "Deploy"]) // Approved later than 5.1.
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> ChangingVerbs = new[]
    {
        "Disable", "Enable", "Install", "Remove", "Reset", "Restart", "Set", "Start", "Stop", "Uninstall",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("approved-verb", (script, _) =>
            from function in script.Functions
            where script.HoldsOneFunction || function.Name.Contains('-', StringComparison.Ordinal)
            where !ApprovedVerbs.Contains(VerbOf(function)) || !function.Name.Contains('-', StringComparison.Ordinal)
            select Place.Of(function, $"{function.Name} does not begin with an approved verb.")),
        new("help", (script, _) => script.Functions.Where(_ => script.IsPublic).SelectMany(MissingHelp)),
        new("should-process", (script, _) => script.Functions.SelectMany(function => MissingShouldProcess(script, function))),
    ];

    private static string VerbOf(FunctionDefinitionAst function) => function.Name.Split('-')[0];

    private static IEnumerable<ParameterAst> ParametersOf(FunctionDefinitionAst function) =>
        function.Parameters ?? function.Body.ParamBlock?.Parameters ?? Enumerable.Empty<ParameterAst>();

    private static IEnumerable<Place> MissingHelp(FunctionDefinitionAst function)
    {
        var help = function.GetHelpContent();
        if (string.IsNullOrWhiteSpace(help?.Synopsis))
        {
            yield return Place.Of(function, $"{function.Name} has no .SYNOPSIS.");
            yield break;
        }
        foreach (var name in ParametersOf(function).Select(parameter => parameter.Name.VariablePath.UserPath))
        {
            if (!help.Parameters.Any(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
                yield return Place.Of(function, $"{function.Name} does not describe -{name}.");
        }
    }

    private static IEnumerable<Place> MissingShouldProcess(Script script, FunctionDefinitionAst function)
    {
        var binding = function.Body.ParamBlock?.Attributes.FirstOrDefault(one => Same(one.TypeName.Name, "CmdletBinding"));
        // A plain function inside of a script is not a command that anybody calls.
        if (binding is null && !script.IsPublic)
            yield break;
        var isDeclared = binding?.NamedArguments.Any(one => Same(one.ArgumentName, "SupportsShouldProcess")) ?? false;
        var asks = function.Body.FindAll(IsShouldProcess, searchNestedScriptBlocks: true).Any();
        if (Changes(function) && !isDeclared)
            yield return Place.Of(function, $"{function.Name} changes something and does not support -WhatIf.");
        else if (isDeclared && !asks)
            yield return Place.Of(function, $"{function.Name} declares SupportsShouldProcess and never asks.");
    }

    private static bool Changes(FunctionDefinitionAst function) =>
        ChangingVerbs.Contains(VerbOf(function))
        || (Same(VerbOf(function), "Invoke") && function.Name.EndsWith("Installer", StringComparison.OrdinalIgnoreCase));

    private static bool IsShouldProcess(Ast node) =>
        node is InvokeMemberExpressionAst { Member: StringConstantExpressionAst { Value: var name } } && Same(name, "ShouldProcess");

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
