using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PsEngine;

/// <summary>
/// Writes to the standard streams as powershell.exe does when they are redirected: everything but errors goes to standard
/// output, progress nowhere. Questions are answered from standard input, or fail with <c>-NonInteractive</c>.
/// </summary>
internal sealed class EngineUi(bool interactive) : PSHostUserInterface
{
    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI { get; } = new EngineRawUi();

    /// <inheritdoc/>
    public override void Write(string value) => Console.Out.Write(value);

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string value) => Console.Out.WriteLine(value);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value) => Console.Error.WriteLine(value);

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => WriteLine($"WARNING: {message}");

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => WriteLine($"VERBOSE: {message}");

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => WriteLine($"DEBUG: {message}");

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    /// <inheritdoc/>
    public override string ReadLine()
    {
        RefuseUnlessInteractive();
        return Console.In.ReadLine() ?? "";
    }

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (var letter in ReadLine())
            secret.AppendChar(letter);
        secret.MakeReadOnly();
        return secret;
    }

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        RefuseUnlessInteractive();
        WriteHead(caption, message);
        return descriptions.ToDictionary(field => field.Name, Ask);
    }

    /// <inheritdoc/>
    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RefuseUnlessInteractive();
        WriteHead(caption, message);
        while (true)
        {
            var labels = choices.Select(choice => $"[{KeyOf(choice)}] {NameOf(choice)}");
            var preset = defaultChoice >= 0 ? $" (default is \"{KeyOf(choices[defaultChoice])}\")" : "";
            Write($"{string.Join("  ", labels)}{preset}: ");
            // An input that ended answers nothing any more; asking again would never end.
            var answer = Console.In.ReadLine() ?? throw new PSInvalidOperationException("The input ended at a question.");
            WriteLine("");
            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;
            var chosen = choices.ToList().FindIndex(choice => Same(answer, KeyOf(choice)) || Same(answer, NameOf(choice)));
            if (chosen >= 0)
                return chosen;
        }
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
    {
        RefuseUnlessInteractive();
        WriteHead(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLine();
        }
        Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName,
        PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        PromptForCredential(caption, message, userName, targetName);

    private PSObject Ask(FieldDescription field)
    {
        Write($"{field.Name}: ");
        var type = Type.GetType(field.ParameterAssemblyFullName) ?? typeof(string);
        if (type == typeof(SecureString))
            return PSObject.AsPSObject(ReadLineAsSecureString());
        var lines = new List<string> { ReadLine() };
        // A list is asked for until an empty line.
        while (type.IsArray && lines[^1].Length > 0)
        {
            Write($"{field.Name}[{lines.Count}]: ");
            lines.Add(ReadLine());
        }
        object answer = type.IsArray ? lines[..^1] : lines[0];
        return PSObject.AsPSObject(LanguagePrimitives.ConvertTo(answer, type, CultureInfo.InvariantCulture));
    }

    private void WriteHead(string caption, string message)
    {
        foreach (var line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
            WriteLine(line);
    }

    private void RefuseUnlessInteractive()
    {
        if (!interactive)
        {
            throw new PSInvalidOperationException(
                "Windows PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.");
        }
    }

    private static string NameOf(ChoiceDescription choice) => choice.Label.Replace("&", "", StringComparison.Ordinal);

    private static string KeyOf(ChoiceDescription choice)
    {
        var at = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return at < 0 || at + 1 == choice.Label.Length ? NameOf(choice) : choice.Label.Substring(at + 1, 1).ToUpperInvariant();
    }

    private static bool Same(string answer, string word) => string.Equals(answer.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
