using System.Collections.Frozen;
using System.Management.Automation.Language;

namespace PsEngine.Lint;

/// <summary>Rules against text that becomes code, and against names that are only known when the script runs.</summary>
internal static class CodeFromTextRules
{
    private static readonly FrozenSet<string> Doors = new[]
    {
        "AddScript", "ExpandString", "GetScriptBlock", "InvokeScript", "NewScriptBlock",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("script-from-text", (script, _) => ScriptFromText(script)),
        new("code-in-string", (script, _) =>
            from token in script.Tokens.OfType<StringToken>()
            where LinesOfCode(token.Value) > 1
            select Place.Of(token.Extent, "This text reads as code; code stands in files, where it is checked.")),
        new("dynamic-member", (script, _) => DynamicMembers(script)),
        new("dynamic-type", (script, _) => DynamicTypes(script)),
        new("input-variable", (script, _) =>
            from variable in script.Nodes<VariableExpressionAst>()
            where variable.VariablePath.UserPath.Equals("input", StringComparison.OrdinalIgnoreCase)
            select Place.Of(variable, "Naming $input makes powershell.exe -File read standard input.")),
    ];

    private static IEnumerable<Place> ScriptFromText(Script script)
    {
        foreach (var member in script.Nodes<MemberExpressionAst>())
        {
            var name = (member.Member as StringConstantExpressionAst)?.Value ?? "";
            var isCreate = name.Equals("Create", StringComparison.OrdinalIgnoreCase)
                && member.Expression is TypeExpressionAst type
                && TypeNames.Of(type.TypeName) == "System.Management.Automation.ScriptBlock";
            if (isCreate || (Doors.Contains(name) && !IsCopyOfBlock(member)))
                yield return Place.Of(member, $"{name} makes code of text.");
        }
        foreach (var assignment in script.Nodes<AssignmentStatementAst>())
        {
            if (assignment.Left is VariableExpressionAst { VariablePath: { IsDriveQualified: true, DriveName: var drive } }
                && drive.Equals("function", StringComparison.OrdinalIgnoreCase))
            {
                yield return Place.Of(assignment, "A function is written down, not put together.");
            }
        }
    }

    /// <summary><c>{ ... }.Ast.GetScriptBlock()</c>: a block that is written down, without the runspace it was made in.</summary>
    private static bool IsCopyOfBlock(MemberExpressionAst member) =>
        member is InvokeMemberExpressionAst
        {
            Expression: MemberExpressionAst
            {
                Expression: ScriptBlockExpressionAst,
                Member: StringConstantExpressionAst { Value: "Ast" },
            },
        };

    /// <summary>A type that is looked up by a text.</summary>
    private static IEnumerable<Place> DynamicTypes(Script script) =>
    [
        .. from test in script.Nodes<BinaryExpressionAst>()
           where test.Operator is TokenKind.As or TokenKind.Is or TokenKind.IsNot && test.Right is not TypeExpressionAst
           select Place.Of(test.Right, "The type must be written down."),
        .. from cast in script.Nodes<ConvertExpressionAst>()
           where TypeNames.Of(cast.Type.TypeName) == "System.Type"
           select Place.Of(cast, "The type must be written down."),
    ];

    /// <summary>Member names that are expressions, and the list of methods by which they could be got round.</summary>
    private static IEnumerable<Place> DynamicMembers(Script script) =>
        from member in script.Nodes<MemberExpressionAst>()
        let name = (member.Member as StringConstantExpressionAst)?.Value
        where name is null || (name.Equals("Methods", StringComparison.OrdinalIgnoreCase) && !IsAdding(member))
        select Place.Of(member, "Which member is meant must be written down; properties by name are PSObject.Properties[...].");

    private static bool IsAdding(MemberExpressionAst list) =>
        list.Parent is InvokeMemberExpressionAst { Member: StringConstantExpressionAst { Value: "Add" } };

    /// <summary>How many lines of a text have tokens, if the text can be read as a script.</summary>
    private static int LinesOfCode(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
            return 0;
        Parser.ParseInput(text, out var tokens, out var errors);
        if (errors.Length > 0)
            return 0;
        return tokens
            .Where(token => token.Kind is not (TokenKind.NewLine or TokenKind.Comment or TokenKind.EndOfInput))
            .Select(token => token.Extent.StartLineNumber)
            .Distinct()
            .Count();
    }
}
