using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BenchJson;

/// <summary>
/// Stands for Microsoft's ConvertTo-Json, which the engine library lacks: compiled, takes all of the pipeline, writes one
/// text. Callers that only get text need it to get objects; a script in its place would make them look slower than they are.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "Json")]
public sealed class ConvertToJsonCommand : PSCmdlet
{
    // As Windows PowerShell does, nothing is escaped that JSON takes as it is.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly List<object?> taken = [];

    /// <summary>The objects.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>Levels below an object that are written; what lies deeper is written as text.</summary>
    [Parameter]
    public int Depth { get; set; } = 2;

    /// <summary>No line breaks. There are none in any case.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => taken.Add(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            Write(json, taken.Count == 1 ? taken[0] : taken, taken.Count == 1 ? Depth : Depth + 1);
        }
        WriteObject(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, object? value, int depth)
    {
        var plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case DateTime time:
                json.WriteStringValue(time);
                break;
            case Enum or int or long or short or byte:
                json.WriteNumberValue(Convert.ToInt64(plain, CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case Guid id:
                json.WriteStringValue(id);
                break;
            case not null when depth < 0:
                json.WriteStringValue(LanguagePrimitives.ConvertTo<string>(plain));
                break;
            case IDictionary table:
                json.WriteStartObject();
                foreach (DictionaryEntry entry in table)
                {
                    json.WritePropertyName(LanguagePrimitives.ConvertTo<string>(entry.Key));
                    Write(json, entry.Value, depth - 1);
                }
                json.WriteEndObject();
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list)
                    Write(json, item, depth - 1);
                json.WriteEndArray();
                break;
            default:
                json.WriteStartObject();
                foreach (var property in PSObject.AsPSObject(value).Properties)
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value, depth - 1);
                }
                json.WriteEndObject();
                break;
        }
    }
}
