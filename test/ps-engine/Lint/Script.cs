using System.Management.Automation.Language;
using System.Text;

namespace PsEngine.Lint;

/// <summary>A script file, read and parsed.</summary>
internal sealed class Script
{
    private readonly List<Ast> nodes;

    private Script(string name)
    {
        Name = name;
        Path = System.IO.Path.GetFullPath(name);
        var bytes = File.ReadAllBytes(Path);
        Bytes = bytes;
        // Every byte as a character: what is not ASCII is told by a rule of its own, and places stay right.
        Root = Parser.ParseInput(Encoding.Latin1.GetString(bytes), Path, out var tokens, out var errors);
        Tokens = [.. Flat(tokens)];
        Errors = errors;
        nodes = [.. Root.FindAll(_ => true, searchNestedScriptBlocks: true)];
    }

    /// <summary>The name that was given.</summary>
    public string Name { get; }

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>The name without folder and ending.</summary>
    public string BaseName => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The name without folder.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>The content.</summary>
    public IReadOnlyList<byte> Bytes { get; }

    /// <summary>The tree.</summary>
    public ScriptBlockAst Root { get; }

    /// <summary>All tokens, those inside of strings too.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>What the parser could not read.</summary>
    public IReadOnlyList<ParseError> Errors { get; }

    /// <summary>The folder of the script, or of the module that its function belongs to.</summary>
    public string Home => System.IO.Path.GetDirectoryName(HoldsOneFunction ? System.IO.Path.GetDirectoryName(Path) : Path)!;

    /// <summary>The scripts of the same home, this one among them; they load each other.</summary>
    public IReadOnlyList<Script> Family { get; private set; } = [];

    /// <summary>Whether this is the manifest of a module, which holds data.</summary>
    public bool IsManifest => System.IO.Path.GetExtension(Path).Equals(".psd1", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its function is for others to call.</summary>
    public bool IsPublic => IsIn("Public") || IsIn("Leaves") || IsIn("Functions");

    /// <summary>Whether it holds one function of a module.</summary>
    public bool HoldsOneFunction => IsPublic || IsIn("Private");

    /// <summary>The functions that it defines.</summary>
    public IEnumerable<FunctionDefinitionAst> Functions => Nodes<FunctionDefinitionAst>();

    /// <summary>All nodes of one type, in the order of the text.</summary>
    public IEnumerable<T> Nodes<T>()
        where T : Ast => nodes.OfType<T>();

    /// <summary>Whether a name, maybe with the name of a module file in front, is a function of the same home.</summary>
    public bool IsOwnFunction(string name)
    {
        var plain = Settings.WithoutModule(name);
        var module = plain.Length == name.Length ? null : name[..^(plain.Length + 1)];
        return Family.Any(one => one.Functions.Any(function => Same(function.Name, plain)))
            && (module is null || Family.Any(one => Same(one.FileName, $"{module}.psm1")));
    }

    /// <summary>Reads scripts that may know each other.</summary>
    public static IReadOnlyList<Script> ReadAll(IEnumerable<string> names)
    {
        var scripts = names.Select(name => new Script(name)).ToList();
        foreach (var family in scripts.GroupBy(script => script.Home))
        {
            foreach (var script in family)
                script.Family = [.. family];
        }
        return scripts;
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private bool IsIn(string folder) =>
        System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)) is { } own
        && own.Equals(folder, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Token> Flat(IEnumerable<Token> tokens)
    {
        foreach (var token in tokens)
        {
            yield return token;
            if (token is not StringExpandableToken { NestedTokens: { } inner })
                continue;
            foreach (var one in Flat(inner))
                yield return one;
        }
    }
}
