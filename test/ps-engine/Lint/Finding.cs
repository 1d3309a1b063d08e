namespace PsEngine.Lint;

/// <summary>One thing that a script must not have, and where it has it.</summary>
internal sealed record Finding(string File, int Line, int Column, string Rule, string Text);
