using System.Management.Automation.Language;
using System.Text;

namespace PsEngine.Lint;

/// <summary>A script file, read and parsed.</summary>
internal sealed class Script
{
    private readonly List<Ast> nodes;

    /// <summary>Reads a file. The name is what findings call it.</summary>
    public Script(string name)
    {
        Name = name;
        Path = System.IO.Path.GetFullPath(name);
        Bytes = File.ReadAllBytes(Path);
        // Every byte as a character: what is not ASCII is told by a rule of its own, and places stay right.
        Root = Parser.ParseInput(Encoding.Latin1.GetString(Bytes), Path, out var tokens, out var errors);
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

    /// <summary>Whether this is the manifest of a module, which holds data.</summary>
    public bool IsManifest => System.IO.Path.GetExtension(Path).Equals(".psd1", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its function is for others to call.</summary>
    public bool IsPublic => IsIn("Public");

    /// <summary>Whether it holds one function of a module.</summary>
    public bool HoldsOneFunction => IsPublic || IsIn("Private");

    /// <summary>The functions that it defines.</summary>
    public IEnumerable<FunctionDefinitionAst> Functions => Nodes<FunctionDefinitionAst>();

    /// <summary>All nodes of one type, in the order of the text.</summary>
    public IEnumerable<T> Nodes<T>()
        where T : Ast => nodes.OfType<T>();

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
