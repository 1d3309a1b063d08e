using System.Text.Json;

namespace PsEngine.Lint;

/// <summary><c>--lint --allowed FILE SCRIPT...</c>: prints the findings as JSON; the exit code is 1 when there are any.</summary>
internal static class LintCommand
{
    /// <summary>Lints the files.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is not ["--allowed", var allowed, .. var files])
        {
            Console.Error.WriteLine("usage: --lint --allowed FILE SCRIPT...");
            return ExitCodes.BadArguments;
        }
        if (files.Prepend(allowed).FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            Console.Error.WriteLine($"There is no file {missing}.");
            return ExitCodes.BadArguments;
        }
        var settings = Settings.Read(allowed);
        var findings = Script.ReadAll(files).SelectMany(script => Findings(script, settings)).ToArray();
        Console.Out.WriteLine(JsonSerializer.Serialize(findings, LintJson.Default.FindingArray));
        return findings.Length == 0 ? 0 : ExitCodes.Failure;
    }

    /// <summary>Prints the names of the rules.</summary>
    public static int PrintRules()
    {
        string[] names = [.. Rule.All.Select(rule => rule.Name)];
        Console.Out.WriteLine(JsonSerializer.Serialize(names, LintJson.Default.StringArray));
        return 0;
    }

    private static IEnumerable<Finding> Findings(Script script, Settings settings)
    {
        // What could not be read has holes, in which other rules would see what is not there.
        var rules = script.Errors.Count > 0 ? TextRules.All : Rule.All;
        return rules.SelectMany(rule => rule.Findings(script, settings))
            .Distinct()
            .OrderBy(finding => finding.Line)
            .ThenBy(finding => finding.Column);
    }
}
