namespace Osnas.Options;

/// <summary>The values from a command line and a file, and the errors found in them.</summary>
public interface IGivenValues
{
    /// <summary>The value that is given for an option; that of the command line goes before that of the file.</summary>
    /// <param name="declaration">The option.</param>
    /// <returns>The value; null if none is given.</returns>
    GivenValue? Find(OptionDeclaration declaration);

    /// <summary>The name of an option where its values are written.</summary>
    /// <param name="declaration">The option.</param>
    /// <returns>The flag or the key.</returns>
    string NameOf(OptionDeclaration declaration);

    /// <summary>Takes a fault.</summary>
    /// <param name="declaration">The option that it is about.</param>
    /// <param name="message">What is wrong and what to write.</param>
    void AddFault(OptionDeclaration declaration, string message);

    /// <summary>Takes a warning.</summary>
    /// <param name="declaration">The option that it is about.</param>
    /// <param name="message">The doubt.</param>
    void AddWarning(OptionDeclaration declaration, string message);
}
