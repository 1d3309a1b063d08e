using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace PsEngine.Lint;

/// <summary>Syntax that Windows PowerShell 5.1 does not have, or reads otherwise.</summary>
internal static partial class SyntaxRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("ternary", (script, _) => Every<TernaryExpressionAst>(script, _ => true, "5.1 has no ternary.")),
        new("null-coalescing", (script, _) => NullCoalescing(script)),
        new("null-conditional", (script, _) => NullConditional(script)),
        new("pipeline-chain", (script, _) => Every<PipelineChainAst>(script, _ => true, "5.1 has neither && nor ||.")),
        new("clean-block", (script, _) => Every<NamedBlockAst>(script, IsClean, "5.1 has no clean block.")),
        new("background", (script, _) => Every<PipelineBaseAst>(script, IsBackground, "5.1 has no & at the end of a line.")),
        new("class", (script, _) => Every<TypeDefinitionAst>(script, _ => true, "Types of a script are bound to one runspace.")),
        new("generic-call", (script, _) => Every<InvokeMemberExpressionAst>(
            script, call => call.GenericTypeArguments is { Count: > 0 }, "5.1 takes no type arguments here.")),
        new("leading-pipe", (script, _) => LeadingPipes(script)),
        new("number-literal", (script, _) => script.Tokens.Where(IsNewerNumber).Select(
            token => Place.Of(token.Extent, $"5.1 cannot read the number {token.Text}."))),
        new("escape", (script, _) => script.Tokens.Where(HasNewerEscape).Select(
            token => Place.Of(token.Extent, "5.1 takes `e and `u{...} for plain letters."))),
    ];

    private static IEnumerable<Place> Every<T>(Script script, Func<T, bool> isBad, string text)
        where T : Ast => script.Nodes<T>().Where(isBad).Select(node => Place.Of(node, text));

    private static IEnumerable<Place> NullCoalescing(Script script) =>
    [
        .. Every<BinaryExpressionAst>(script, one => one.Operator == TokenKind.QuestionQuestion, "5.1 has no ??."),
        .. Every<AssignmentStatementAst>(script, one => one.Operator == TokenKind.QuestionQuestionEquals, "5.1 has no ??=."),
    ];

    private static IEnumerable<Place> NullConditional(Script script) =>
    [
        .. Every<MemberExpressionAst>(script, one => one.NullConditional, "5.1 has no ?. operator."),
        .. Every<IndexExpressionAst>(script, one => one.NullConditional, "5.1 has no ?[] operator."),
    ];

    private static bool IsClean(NamedBlockAst block) => block.BlockKind == TokenKind.Clean;

    private static bool IsBackground(PipelineBaseAst pipeline) =>
        pipeline is PipelineAst { Background: true } or PipelineChainAst { Background: true };

    private static IEnumerable<Place> LeadingPipes(Script script)
    {
        var last = 0;
        foreach (var token in script.Tokens.Where(token => token.Kind is not (TokenKind.NewLine or TokenKind.Comment)))
        {
            // A line that is continued by a backtick is one line, in 5.1 too.
            if (token.Kind == TokenKind.Pipe && last > 0 && token.Extent.StartLineNumber > last)
                yield return Place.Of(token.Extent, "In 5.1 the | stands at the end of the line before.");
            last = token.Extent.EndLineNumber;
        }
    }

    private static bool IsNewerNumber(Token token) => token.Kind == TokenKind.Number && !KnownNumber().IsMatch(token.Text);

    [GeneratedRegex(@"^[-+]?(0x[0-9a-f]+|\d+\.?\d*(e[-+]?\d+)?|\.\d+(e[-+]?\d+)?)[dl]?([kmgtp]b)?$", RegexOptions.IgnoreCase)]
    private static partial Regex KnownNumber();

    private static bool HasNewerEscape(Token token)
    {
        if (token.Kind is not (TokenKind.StringExpandable or TokenKind.HereStringExpandable or TokenKind.Generic))
            return false;
        for (var at = 0; at + 1 < token.Text.Length; at++)
        {
            if (token.Text[at] != '`')
                continue;
            at++;
            if (token.Text[at] == 'e' || token.Text.AsSpan(at).StartsWith("u{"))
                return true;
        }
        return false;
    }
}
