namespace PsEngine.Lint;

/// <summary>A rule: its name and what it looks at. A rule answers a finding for each place that breaks it.</summary>
internal sealed record Rule(string Name, Func<Script, Settings, IEnumerable<Place>> Check)
{
    /// <summary>All rules. The order does not matter: findings are sorted by place.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. TextRules.All,
        .. SyntaxRules.All,
        .. NewerRules.All,
        .. CommandRules.All,
        .. CodeFromTextRules.All,
        .. TouchRules.All,
        .. FunctionRules.All,
        .. ModuleRules.All,
    ];

    /// <summary>What this rule finds in a script.</summary>
    public IEnumerable<Finding> Findings(Script script, Settings settings) =>
        Check(script, settings).Select(place => new Finding(script.Name, place.Line, place.Column, Name, place.Text));
}
