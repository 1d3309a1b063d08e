namespace PsEngine;

/// <summary>What the process answers when the script did not say it itself.</summary>
internal static class ExitCodes
{
    /// <summary>A terminating error, or a command that failed.</summary>
    public const int Failure = 1;

    /// <summary>The arguments make no sense. Elsewhere than on Windows only eight bits arrive, of which powershell.exe's code has none.</summary>
    public static int BadArguments => OperatingSystem.IsWindows() ? -196608 : 64;
}
