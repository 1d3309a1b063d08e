using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>New-Object, by type name, with arguments or properties.</summary>
[Cmdlet(VerbsCommon.New, "Object")]
public sealed class NewObjectCommand : PSCmdlet
{
    /// <summary>Name of the type.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    public string TypeName { get; set; } = "";

    /// <summary>Arguments of its constructor.</summary>
    [Parameter(Position = 1)]
    [Alias("Args")]
    public object[] ArgumentList { get; set; } = [];

    /// <summary>Properties to set, or to have.</summary>
    [Parameter]
    public IDictionary? Property { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!LanguagePrimitives.TryConvertTo<Type>(TypeName, out var type))
        {
            var error = new PSArgumentException($"Cannot find type [{TypeName}].");
            ThrowTerminatingError(new ErrorRecord(error, "TypeNotFound", ErrorCategory.InvalidType, TypeName));
            return;
        }
        var isBag = type == typeof(PSObject) || type == typeof(PSCustomObject);
        var arguments = ArgumentList.Select(one => one is PSObject wrapped ? wrapped.BaseObject : one).ToArray();
        var made = isBag ? new PSObject() : PSObject.AsPSObject(Activator.CreateInstance(type, arguments));
        foreach (DictionaryEntry entry in Property ?? new Hashtable())
        {
            if (isBag)
                made.Properties.Add(new PSNoteProperty(Text.Of(entry.Key), entry.Value));
            else
                made.Properties[Text.Of(entry.Key)].Value = entry.Value;
        }
        WriteObject(made);
    }
}

/// <summary>Select-Object: properties by name or calculated, one property's value, the first or last few.</summary>
[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly List<PSObject> taken = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Names, wildcards, or tables with Name and Expression.</summary>
    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    /// <summary>The property that takes the object's place.</summary>
    [Parameter]
    public string? ExpandProperty { get; set; }

    /// <summary>How many from the start.</summary>
    [Parameter]
    public int? First { get; set; }

    /// <summary>How many from the end.</summary>
    [Parameter]
    public int? Last { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            taken.Add(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IEnumerable<PSObject> chosen = First is null && Last is null ? taken : taken.Take(First ?? 0);
        foreach (var item in Last is null ? chosen : chosen.Concat(taken.Skip(First ?? 0).TakeLast(Last.Value)))
        {
            if (ExpandProperty is not null)
                WriteObject(item.Properties[ExpandProperty]?.Value, enumerateCollection: true);
            else
                WriteObject(Property is null ? item : Projected(item, Property));
        }
    }

    private static PSObject Projected(PSObject item, object[] properties)
    {
        var result = new PSObject();
        // Windows PowerShell's name of such objects; scripts may look at it.
        var from = item.BaseObject is PSCustomObject ? "System.Management.Automation.PSCustomObject" : item.TypeNames[0];
        result.TypeNames.Insert(0, $"Selected.{from}");
        foreach (var (name, value) in properties.SelectMany(property => Values(item, property)))
        {
            if (result.Properties[name] is null)
                result.Properties.Add(new PSNoteProperty(name, value));
        }
        return result;
    }

    private static IEnumerable<(string Name, object? Value)> Values(PSObject item, object property)
    {
        var plain = property is PSObject wrapped ? wrapped.BaseObject : property;
        if (plain is IDictionary table)
        {
            var code = (ScriptBlock)(table["Expression"] ?? table["E"])!;
            var answers = code.InvokeWithContext([], [new PSVariable("_", item)]);
            yield return (Text.Of(table["Name"] ?? table["N"] ?? table["Label"]), answers is [var one] ? one : answers);
            yield break;
        }
        var name = Text.Of(plain);
        if (!WildcardPattern.ContainsWildcardCharacters(name))
            yield return (item.Properties[name]?.Name ?? name, item.Properties[name]?.Value);
        else
            foreach (var found in item.Properties.Match(name))
                yield return (found.Name, found.Value);
    }
}

/// <summary>Out-String: the text of each object on a line. It knows no tables and lists.</summary>
[Cmdlet("Out", "String")]
public sealed class OutStringCommand : PSCmdlet
{
    private readonly List<string> lines = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>One string a line instead of one for all.</summary>
    [Parameter]
    public SwitchParameter Stream { get; set; }

    /// <summary>How wide a line may be; taken and not followed.</summary>
    [Parameter]
    public int Width { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => lines.Add(Text.Of(InputObject));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Stream)
            WriteObject(lines, enumerateCollection: true);
        else
            WriteObject(string.Concat(lines.Select(line => line + Environment.NewLine)));
    }
}

/// <summary>Get-Date: now, or a given time, as an object or formatted without regard to culture.</summary>
[Cmdlet(VerbsCommon.Get, "Date")]
public sealed class GetDateCommand : PSCmdlet
{
    /// <summary>The time to take instead of now.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public DateTime? Date { get; set; }

    /// <summary>A .NET format.</summary>
    [Parameter]
    public string? Format { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var date = Date ?? DateTime.Now;
        WriteObject(Format is null ? date : date.ToString(Format, CultureInfo.InvariantCulture));
    }
}
