using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PsEngine;

/// <summary>Reads the arguments of powershell.exe that the product and its tests use, abbreviated or not.</summary>
internal static class CommandLine
{
    /// <summary>Each parameter with the shortest form that powershell.exe takes for it.</summary>
    private static readonly (string Name, string Shortest)[] Known =
    [
        ("nologo", "nol"),
        ("noprofile", "nop"),
        ("noninteractive", "noni"),
        ("noexit", "noe"),
        ("executionpolicy", "ex"),
        ("ep", "ep"),
        ("languagemode", "languagemode"),
        ("version", "v"),
        ("file", "f"),
        ("command", "c"),
    ];

    /// <summary>Answers what is asked for, or nothing and why.</summary>
    public static Options? Parse(string[] args, out string complaint)
    {
        var options = new Options();
        complaint = "";
        for (var at = 0; at < args.Length; at++)
        {
            var name = NameOf(args[at]);
            switch (name)
            {
                case "nologo" or "noprofile":
                    break;
                case "noninteractive":
                    options = options with { NonInteractive = true };
                    break;
                case "noexit":
                    options = options with { NoExit = true };
                    break;
                case "executionpolicy" or "ep" or "languagemode" when at + 1 == args.Length:
                    complaint = $"The parameter {args[at]} needs a value.";
                    return null;
                case "executionpolicy" or "ep":
                    options = options with { ExecutionPolicy = args[++at] };
                    break;
                case "languagemode" when Enum.TryParse<PSLanguageMode>(args[++at], ignoreCase: true, out var mode):
                    options = options with { LanguageMode = mode };
                    break;
                case "version" when at + 1 == args.Length:
                    return options with { Version = true };
                case "version":
                    at++; // Names the engine to start. There is one.
                    break;
                case "file":
                    return WithFile(options, args[(at + 1)..], ref complaint);
                case "command":
                    return WithCommand(options, args[(at + 1)..], ref complaint);
                default:
                    complaint = $"The parameter {args[at]} is not known here.";
                    return null;
            }
        }
        // Without a script powershell.exe is a prompt, which reads its commands from standard input.
        return options with { ReadsCommands = true };
    }

    private static string? NameOf(string argument)
    {
        if (argument is not ['-' or '/', .. var rest] || rest.Length == 0)
            return null;
        var found = Array.Find(Known, one => Starts(one.Name, rest) && Starts(rest, one.Shortest));
        return found.Name;

        static bool Starts(string text, string part) => text.StartsWith(part, StringComparison.OrdinalIgnoreCase);
    }

    private static Options? WithCommand(Options options, string[] words, ref string complaint)
    {
        if (words.Length == 0)
        {
            complaint = "The parameter -Command needs a value.";
            return null;
        }
        return words is ["-"]
            ? options with { ReadsCommands = true }
            : options with { Command = string.Join(' ', words) };
    }

    private static Options? WithFile(Options options, string[] words, ref string complaint)
    {
        if (words.Length == 0)
        {
            complaint = "The parameter -File needs a value.";
            return null;
        }
        var path = Path.GetFullPath(words[0]);
        if (!System.IO.File.Exists(path))
        {
            complaint = $"The argument '{words[0]}' to the -File parameter does not exist.";
            return null;
        }
        return options with { File = path, FileArguments = ScriptArguments(words[1..]) };
    }

    /// <summary>
    /// Values stay text and are bound by the script's own parameters. The engine puts a name together with the value that
    /// follows; only what stands behind a colon belongs to the name already here.
    /// </summary>
    private static List<CommandParameter> ScriptArguments(string[] words)
    {
        var result = new List<CommandParameter>();
        string? pending = null;
        foreach (var word in words)
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            if (pending is not null)
            {
                result.Add(new CommandParameter(pending, word));
                pending = null;
            }
            else if (word is not ['-', _, ..])
                result.Add(new CommandParameter(null, word));
            else if (colon < 0)
                result.Add(new CommandParameter(word));
            else if (colon == word.Length - 1)
                pending = word[..colon];
            else
                result.Add(new CommandParameter(word[..colon], Value(word[(colon + 1)..])));
        }
        return result;
    }

    private static object Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => text,
    };
}
