using System.Collections.Frozen;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace PsEngine.Lint;

/// <summary>Rules on which commands a script calls, and how.</summary>
internal static class CommandRules
{
    /// <summary>Aliases that Windows PowerShell has beside those of this engine.</summary>
    private static readonly string[] WindowsAliases =
    [
        "ac", "asnp", "cat", "clear", "compare", "cp", "cpp", "curl", "diff", "dnsn", "epsn", "gcb", "gin", "gsv", "gtz",
        "gwmi", "ise", "iwmi", "kill", "lp", "ls", "man", "mount", "mv", "ps", "rm", "rmdir", "rsnp", "rujb", "rwmi", "sasv",
        "sc", "scb", "shcm", "sleep", "sort", "spsv", "start", "stz", "sujb", "swmi", "tee", "trcm", "wget", "write",
    ];

    private static readonly FrozenSet<string> Aliases = InitialSessionState.CreateDefault2().Commands
        .OfType<SessionStateAliasEntry>().Select(alias => alias.Name).Concat(WindowsAliases)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Commands whose -Path expands wildcards and which have -LiteralPath.</summary>
    private static readonly FrozenSet<string> PathCommands = new[]
    {
        "Add-Content", "Clear-Content", "Convert-Path", "Copy-Item", "Export-Csv", "Get-Acl", "Get-AuthenticodeSignature",
        "Get-ChildItem", "Get-Content", "Get-FileHash", "Get-Item", "Get-ItemProperty", "Import-Csv", "Invoke-Item",
        "Move-Item", "New-ItemProperty", "Out-File", "Push-Location", "Remove-Item", "Remove-ItemProperty", "Rename-Item",
        "Resolve-Path", "Select-String", "Set-Acl", "Set-Content", "Set-Item", "Set-ItemProperty", "Set-Location",
        "Split-Path", "Test-Path", "Unblock-File",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("dynamic-command", (script, _) => Dynamic(script)),
        new("invoke-expression", (script, _) => Named(script, IsInvokeExpression, _ => "Text is never run.")),
        new("alias", (script, _) => Named(
            script, name => Aliases.Contains(name) && !IsInvokeExpression(name), name => $"{name} is an alias.")),
        new("command-not-allowed", (script, settings) => Named(
            script,
            name => !Aliases.Contains(name) && !IsInvokeExpression(name) && !settings.Allows(name) && !script.IsOwnFunction(name),
            name => $"{name} is none of Core, the catalogue (with its module in front) and our own functions.")),
        new("literal-path", (script, _) => NotLiteral(script)),
    ];

    private static bool IsInvokeExpression(string name) =>
        Settings.WithoutModule(name).Equals("Invoke-Expression", StringComparison.OrdinalIgnoreCase)
        || name.Equals("iex", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Place> Named(Script script, Func<string, bool> isBad, Func<string, string> text) =>
        from command in script.Nodes<CommandAst>()
        where !IsLoadingOwnFile(command)
        let name = command.GetCommandName()
        where name is not null && isBad(name)
        select Place.Of(command, text(name));

    private static IEnumerable<Place> Dynamic(Script script) =>
        from command in script.Nodes<CommandAst>()
        where command.GetCommandName() is null && command.CommandElements[0] is not ScriptBlockExpressionAst
        where !IsLoadingOwnFile(command)
        select Place.Of(command, "Which command runs must be written down.");

    /// <summary>
    /// <c>. "$PSScriptRoot/Public/Name.ps1"</c> or <c>. ([System.IO.Path]::Combine($PSScriptRoot, 'Name.ps1'))</c>: a file
    /// below this one's folder, by a name that is written down.
    /// </summary>
    private static bool IsLoadingOwnFile(CommandAst command) =>
        command is { InvocationOperator: TokenKind.Dot, CommandElements: [var path] }
        && path switch
        {
            ExpandableStringExpressionAst { NestedExpressions: [var start] } text =>
                IsOwnFolder(start) && text.Value.StartsWith('$') && IsBelow(text.Value),
            ParenExpressionAst { Pipeline: PipelineAst { PipelineElements: [CommandExpressionAst { Expression: var call }] } } =>
                IsCombined(call),
            _ => false,
        };

    private static bool IsCombined(ExpressionAst expression) =>
        expression is InvokeMemberExpressionAst
        {
            Static: true,
            Expression: TypeExpressionAst type,
            Member: StringConstantExpressionAst { Value: "Combine" },
            Arguments: { Count: > 1 } parts,
        }
        && TypeNames.Of(type.TypeName) == "System.IO.Path"
        && IsOwnFolder(parts[0])
        && parts.Skip(1).All(part => part is StringConstantExpressionAst)
        && IsBelow(string.Join('/', parts.OfType<StringConstantExpressionAst>().Select(part => part.Value)));

    private static bool IsOwnFolder(ExpressionAst expression) =>
        expression is VariableExpressionAst { VariablePath.UserPath: var name }
        && name.Equals("PSScriptRoot", StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(string path) =>
        !path.Contains("..", StringComparison.Ordinal)
        && !Path.IsPathRooted(path)
        && path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Place> NotLiteral(Script script)
    {
        foreach (var command in script.Nodes<CommandAst>())
        {
            if (command.GetCommandName() is not { } name || !PathCommands.Contains(Settings.WithoutModule(name)))
                continue;
            var parameters = command.CommandElements.OfType<CommandParameterAst>();
            // The shortest form that means the literal one: -LiteralPath may be cut, -Path may not be confused with it.
            var isLiteral = parameters.Any(one => one.ParameterName.StartsWith("Li", StringComparison.OrdinalIgnoreCase));
            if (!isLiteral)
                yield return Place.Of(command, $"{name} takes wildcards here; say -LiteralPath.");
        }
    }
}
