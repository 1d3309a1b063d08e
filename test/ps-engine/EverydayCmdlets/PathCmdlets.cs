using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Base of the cmdlets that take a path, literal or with wildcards.</summary>
public abstract class PathCommand : PSCmdlet
{
    /// <summary>A path in which wildcards count.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Path")]
    public string Path { get; set; } = "";

    /// <summary>A path taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    public string LiteralPath { get; set; } = "";

    /// <summary>Whether the path is taken as it is.</summary>
    protected bool IsLiteral => ParameterSetName == "LiteralPath";

    /// <summary>The path, whichever way it was given.</summary>
    protected string Given => IsLiteral ? LiteralPath : Path;
}

/// <summary>Test-Path.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
public sealed class TestPathCommand : PathCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        WriteObject(InvokeProvider.Item.Exists(Given, force: false, literalPath: IsLiteral));
}

/// <summary>Set-Location.</summary>
[Cmdlet(VerbsCommon.Set, "Location", DefaultParameterSetName = "Path")]
public sealed class SetLocationCommand : PathCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        SessionState.Path.SetLocation(IsLiteral ? WildcardPattern.Escape(LiteralPath) : Path);
}

/// <summary>Get-Location.</summary>
[Cmdlet(VerbsCommon.Get, "Location")]
public sealed class GetLocationCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(SessionState.Path.CurrentLocation);
}

/// <summary>Split-Path: the parent, or the last part.</summary>
[Cmdlet(VerbsCommon.Split, "Path", DefaultParameterSetName = "Path")]
public sealed class SplitPathCommand : PathCommand
{
    /// <summary>The last part instead of all but that.</summary>
    [Parameter]
    public SwitchParameter Leaf { get; set; }

    /// <summary>All but the last part, which is what happens anyway.</summary>
    [Parameter]
    public SwitchParameter Parent { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        WriteObject(Leaf ? SessionState.Path.ParseChildName(Given) : SessionState.Path.ParseParent(Given, ""));
}

/// <summary>Join-Path.</summary>
[Cmdlet(VerbsCommon.Join, "Path")]
public sealed class JoinPathCommand : PSCmdlet
{
    /// <summary>The first part.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public string Path { get; set; } = "";

    /// <summary>The second part.</summary>
    [Parameter(Position = 1, Mandatory = true)]
    [AllowEmptyString]
    public string ChildPath { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(SessionState.Path.Combine(Path, ChildPath));
}
