using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Journal;

/// Which of the two books this browser looks at: its own choice, kept in a cookie, never a switch for all.
/// The choice reaches the circuit as a claim of the request that opened it.
public sealed class BookChoice(Books books, AuthenticationStateProvider who)
{
    public const string Cookie = "book";
    public const string Claim = "dashboard:book";

    private Book? _book;

    public Book Book => _book ??= books.Named(Chosen());

    /// For a request that says by its token which book it is for.
    public void Choose(Book book) => _book = book;

    private string? Chosen()
    {
        // The provider answers from the request at once; there is nothing to wait for.
        var state = who.GetAuthenticationStateAsync();
        return state.IsCompletedSuccessfully ? state.Result.User.FindFirst(Claim)?.Value : null;
    }
}
