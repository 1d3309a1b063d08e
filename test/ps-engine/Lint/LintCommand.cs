namespace PsEngine.Lint;
internal static class LintCommand
{
    public static int Run(string[] a) => a.Length;
    public static int PrintRules() => 0;
}
