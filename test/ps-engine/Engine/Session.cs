using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Text;

namespace PsEngine;

/// <summary>One run of the program: a runspace with a console, and what the arguments want to have run in it.</summary>
internal sealed class Session : IDisposable
{
    /// <summary>How a command went: well, with errors that did not end it, or ended by one.</summary>
    private enum Outcome
    {
        Clean,
        Errors,
        Ended,
    }

    private readonly EngineHost host;
    private readonly Runspace runspace;

    private Session(Options options)
    {
        if (options.ExecutionPolicy is not null)
        {
            // The way in which powershell.exe passes a policy on to every runspace of its process.
            Environment.SetEnvironmentVariable("PSExecutionPolicyPreference", options.ExecutionPolicy);
        }
        var state = InitialSessionState.CreateDefault2();
        state.LanguageMode = options.LanguageMode;
        host = new EngineHost(interactive: !options.NonInteractive);
        runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
    }

    /// <summary>Does what the options ask for and answers the exit code.</summary>
    public static int Run(Options options)
    {
        if (options.Version)
        {
            Console.Out.WriteLine($"PowerShell {EngineHost.EngineVersion}");
            return 0;
        }
        using var session = new Session(options);
        var code = 0;
        if (options.File is not null)
        {
            if (!options.NoExit)
                EngineInside.EndOnExit(session.runspace);
            code = session.RunFile(options.File, options.FileArguments);
        }
        if (options.Command is not null)
            code = session.RunText(options.Command) == Outcome.Clean ? 0 : ExitCodes.Failure;
        if (options.ReadsCommands || options.NoExit)
            code = session.RunInput();
        return session.host.ExitCode ?? code;
    }

    /// <summary>Closes the runspace.</summary>
    public void Dispose() => runspace.Dispose();

    private int RunFile(string path, IEnumerable<CommandParameter> arguments)
    {
        var command = new Command(path, isScript: false, useLocalScope: false);
        foreach (var argument in arguments)
            command.Parameters.Add(argument);
        return Invoke(command) == Outcome.Ended ? ExitCodes.Failure : 0;
    }

    private Outcome RunText(string text) => Invoke(new Command(text, isScript: true, useLocalScope: false));

    /// <summary>Takes lines until they make a whole statement, runs them, goes on; until the input or the script ends it.</summary>
    private int RunInput()
    {
        var text = new StringBuilder();
        while (host.ExitCode is null && Console.In.ReadLine() is { } line)
        {
            // Nothing may follow the last line, or the parser takes it for the whole that it is not.
            if (text.Length > 0)
                text.AppendLine();
            text.Append(line);
            if (IsWhole(text.ToString()))
                RunText(Take(text));
        }
        if (host.ExitCode is null && text.Length > 0)
            RunText(Take(text));
        return 0;
    }

    private static string Take(StringBuilder text)
    {
        var result = text.ToString();
        text.Clear();
        return result;
    }

    private static bool IsWhole(string text)
    {
        Parser.ParseInput(text, out _, out var errors);
        return !errors.Any(error => error.IncompleteInput);
    }

    /// <summary>
    /// Runs a command, each object going to standard output as text at once. Tables are not made: what makes them keeps
    /// objects back and loses them when the script ends with <c>exit</c>.
    /// </summary>
    private Outcome Invoke(Command command)
    {
        using var shell = PowerShell.Create(runspace);
        using var output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, _) => host.Show(output.ReadAll());
        shell.Streams.Error.DataAdded += (_, _) => host.Report(shell.Streams.Error.ReadAll());
        shell.Commands.AddCommand(command);
        try
        {
            shell.Invoke(null, output);
            return shell.HadErrors ? Outcome.Errors : Outcome.Clean;
        }
        catch (RuntimeException error)
        {
            host.Report([error.ErrorRecord]);
            return Outcome.Ended;
        }
    }
}
