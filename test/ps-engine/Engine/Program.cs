using PsEngine.Lint;

namespace PsEngine;

/// <summary>Runs PowerShell scripts on the engine library as <c>powershell.exe</c> would, or lints them.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        // The engine must neither call home nor leave files behind in the home folder of whoever runs the tests.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        SetWhenMissing("PSModuleAnalysisCachePath", OperatingSystem.IsWindows() ? "nul" : "/dev/null");
        var code = Run(args);
        Console.Out.Flush();
        Console.Error.Flush();
        // Threads of lanes that the script left open would keep the process alive; powershell.exe ends all the same.
        Environment.Exit(code);
        return code;
    }

    private static int Run(string[] args)
    {
        if (args is ["--lint", .. var rest])
            return LintCommand.Run(rest);
        if (args is ["--lint-rules"])
            return LintCommand.PrintRules();
        var options = CommandLine.Parse(args, out var complaint);
        if (options is null)
        {
            Console.Error.WriteLine(complaint);
            return ExitCodes.BadArguments;
        }
        return Session.Run(options);
    }

    private static void SetWhenMissing(string name, string value)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            Environment.SetEnvironmentVariable(name, value);
    }
}
