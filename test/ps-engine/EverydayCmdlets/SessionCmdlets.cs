using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Microsoft.PowerShell.Commands;

/// <summary>Start-Sleep, which a stop of the pipeline wakes.</summary>
[Cmdlet(VerbsLifecycle.Start, "Sleep", DefaultParameterSetName = "Seconds")]
public sealed class StartSleepCommand : PSCmdlet, IDisposable
{
    private readonly ManualResetEventSlim stopped = new();

    /// <summary>How many seconds.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Seconds")]
    [ValidateRange(0.0, int.MaxValue / 1000.0)]
    public double Seconds { get; set; }

    /// <summary>How many milliseconds.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Milliseconds")]
    [ValidateRange(0, int.MaxValue)]
    [Alias("ms")]
    public int Milliseconds { get; set; }

    /// <inheritdoc/>
    public void Dispose() => stopped.Dispose();

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        stopped.Wait(ParameterSetName == "Seconds" ? TimeSpan.FromSeconds(Seconds) : TimeSpan.FromMilliseconds(Milliseconds));

    /// <inheritdoc/>
    protected override void StopProcessing() => stopped.Set();
}

/// <summary>Read-Host: a line from whoever answers at the host.</summary>
[Cmdlet(VerbsCommunications.Read, "Host")]
public sealed class ReadHostCommand : PSCmdlet
{
    /// <summary>The question.</summary>
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    public object? Prompt { get; set; }

    /// <summary>Answers a SecureString.</summary>
    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Prompt is null)
        {
            WriteObject(AsSecureString ? Host.UI.ReadLineAsSecureString() : Host.UI.ReadLine());
            return;
        }
        var field = new FieldDescription(Text.Of(Prompt));
        field.SetParameterType(AsSecureString ? typeof(SecureString) : typeof(string));
        foreach (var answer in Host.UI.Prompt("", "", [field])?.Values ?? Enumerable.Empty<PSObject>())
            WriteObject(answer);
    }
}
