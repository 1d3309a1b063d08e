using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace PsEngine;

/// <summary>The host of the main runspace: a console without a screen.</summary>
internal sealed class EngineHost(bool interactive) : PSHost
{
    private readonly EngineUi ui = new(interactive);

    /// <summary>Version of the engine library.</summary>
    public static Version EngineVersion { get; } = Read();

    /// <summary>What the script gave to <c>exit</c>, if it did.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override string Name => "ConsoleHost";

    /// <inheritdoc/>
    public override Version Version => EngineVersion;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override PSHostUserInterface UI => ui;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new PSNotSupportedException();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new PSNotSupportedException();

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <summary>Writes objects to standard output, each as its text. Nothing stays nothing.</summary>
    public void Show(IEnumerable<PSObject?> objects)
    {
        foreach (var one in objects)
        {
            if (one is not null)
                ui.WriteLine(LanguagePrimitives.ConvertTo<string>(one) ?? "");
        }
    }

    /// <summary>Writes errors to standard error, with place, category and id.</summary>
    public void Report(IEnumerable<ErrorRecord> errors)
    {
        foreach (var error in errors)
        {
            ui.WriteErrorLine(error.ToString());
            if (error.InvocationInfo?.PositionMessage is { Length: > 0 } place)
                ui.WriteErrorLine(place);
            ui.WriteErrorLine($"    + CategoryInfo          : {error.CategoryInfo}");
            ui.WriteErrorLine($"    + FullyQualifiedErrorId : {error.FullyQualifiedErrorId}");
        }
    }

    private static Version Read()
    {
        var file = FileVersionInfo.GetVersionInfo(typeof(PSHost).Assembly.Location);
        // The file has a fourth part, which the version that scripts see has not.
        return new Version(file.ProductVersion?.Split(' ', '-', '+')[0] ?? "0.0");
    }
}
