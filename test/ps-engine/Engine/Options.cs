using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PsEngine;

/// <summary>What the arguments ask for. Exactly one of <see cref="File"/>, <see cref="Command"/>, <see cref="ReadsCommands"/> and <see cref="Version"/> is given.</summary>
internal sealed record Options
{
    /// <summary>Absolute path of the script to run.</summary>
    public string? File { get; init; }

    /// <summary>Arguments of the script, as powershell.exe hands them over: names with their dash, values as text.</summary>
    public IReadOnlyList<CommandParameter> FileArguments { get; init; } = [];

    /// <summary>Text to run as a script.</summary>
    public string? Command { get; init; }

    /// <summary>Whether commands come from standard input.</summary>
    public bool ReadsCommands { get; init; }

    /// <summary>Whether only the version is asked for.</summary>
    public bool Version { get; init; }

    /// <summary>Whether standard input is read further after the script or command.</summary>
    public bool NoExit { get; init; }

    /// <summary>Whether prompts fail instead of being answered from standard input.</summary>
    public bool NonInteractive { get; init; }

    /// <summary>Execution policy of this process; it only matters on Windows.</summary>
    public string? ExecutionPolicy { get; init; }

    /// <summary>Language mode of the session. powershell.exe has no such argument: there a policy of the machine decides.</summary>
    public PSLanguageMode LanguageMode { get; init; } = PSLanguageMode.FullLanguage;
}
