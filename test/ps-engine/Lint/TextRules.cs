namespace PsEngine.Lint;

/// <summary>Rules that look at the bytes of a file.</summary>
internal static class TextRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("ascii", (script, _) => NotAscii(script)),
        new("line-endings", (script, _) => MixedLineEndings(script)),
        new("parse-error", (script, _) => script.Errors.Select(error => Place.Of(error.Extent, error.Message))),
    ];

    /// <summary>Windows PowerShell reads a file without a byte order mark in the code page of the machine.</summary>
    private static IEnumerable<Place> NotAscii(Script script)
    {
        var line = 1;
        foreach (var content in Lines(script))
        {
            var at = content.FindIndex(one => one > 127);
            if (at >= 0)
                yield return new Place(line, at + 1, "This character is not ASCII.");
            line++;
        }
    }

    private static IEnumerable<Place> MixedLineEndings(Script script)
    {
        bool? windows = null;
        var line = 1;
        foreach (var content in Lines(script).Where(content => content is [.., (byte)'\n']))
        {
            var isWindows = content is [.., (byte)'\r', (byte)'\n'];
            windows ??= isWindows;
            if (windows != isWindows)
            {
                yield return new Place(line, content.Count, "Lines above end otherwise.");
                yield break;
            }
            line++;
        }
    }

    /// <summary>The lines with what ends them.</summary>
    private static IEnumerable<List<byte>> Lines(Script script)
    {
        var line = new List<byte>();
        foreach (var one in script.Bytes)
        {
            line.Add(one);
            if (one != '\n')
                continue;
            yield return line;
            line = [];
        }
        if (line.Count > 0)
            yield return line;
    }
}
