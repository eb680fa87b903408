using Dashboard.Live;

namespace Dashboard.Tests.Live;

public sealed class NewRowsTests
{
    private readonly NewRows<Row, int> _rows = new(row => row.Id, wanted: 3);

    [Fact]
    public void A_reader_at_the_top_sees_new_rows_as_they_come()
    {
        _rows.Take(Rows(3, 2, 1));
        _rows.Take(Rows(4, 3, 2));

        Assert.Equal([4, 3, 2], Shown);
        Assert.Equal(0, _rows.Waiting);
        Assert.Equal(3, _rows.Reach);
    }

    [Fact]
    public void A_reader_who_holds_the_list_gets_a_count_and_keeps_the_places()
    {
        Hold(3, 2, 1);

        _rows.Take(Rows(6, 5, 4, 3, 2, 1, 0));

        Assert.Equal([3, 2, 1], Shown);
        Assert.Equal(3, _rows.Waiting);
    }

    [Fact]
    public void Rows_in_their_places_take_their_new_values()
    {
        Hold(3, 2, 1);

        _rows.Take([new Row(4, "new"), new Row(3, "changed"), new Row(2, ""), new Row(1, "")]);

        Assert.Equal("changed", _rows.Shown[0].Value);
    }

    [Fact]
    public void A_held_list_reads_far_enough_to_keep_its_rows_up_to_date()
    {
        Hold(3, 2, 1);
        _rows.Take(Rows(6, 5, 4, 3, 2, 1));

        Assert.True(_rows.Reach >= 6 + 10);
    }

    [Fact]
    public void A_row_that_comes_late_between_others_waits_too()
    {
        Hold(9, 5, 1);

        _rows.Take(Rows(9, 7, 5, 1));

        Assert.Equal([9, 5, 1], Shown);
        Assert.Equal(1, _rows.Waiting);
    }

    [Fact]
    public void A_row_the_newest_read_no_longer_has_stays_and_is_known_as_past()
    {
        Hold(3, 2, 1);

        _rows.Take(Rows(3, 1));

        Assert.Equal([3, 2, 1], Shown);
        Assert.Equal([false, true, false], _rows.Shown.Select(_rows.IsPast));
    }

    [Fact]
    public void More_new_rows_than_are_read_leave_every_shown_row_past()
    {
        Hold(3, 2, 1);

        _rows.Take(Rows([.. Enumerable.Range(10, 253).Reverse()]));

        Assert.Equal([3, 2, 1], Shown);
        Assert.All(_rows.Shown, row => Assert.True(_rows.IsPast(row)));
        Assert.True(_rows.Waiting > NewRows<Row, int>.MostWaiting);
        Assert.Equal(3 + NewRows<Row, int>.MostWaiting + 50, _rows.Reach);
    }

    [Fact]
    public void Asking_for_the_new_ones_shows_them_while_the_hand_stays()
    {
        Hold(3, 2, 1);
        _rows.Take(Rows(5, 4, 3, 2, 1));

        _rows.Reveal();
        Assert.Equal([5, 4, 3], Shown);
        Assert.Equal(0, _rows.Waiting);

        _rows.Take(Rows(6, 5, 4, 3, 2, 1));
        Assert.Equal([5, 4, 3], Shown);
        Assert.Equal(1, _rows.Waiting);
    }

    [Fact]
    public void Going_back_to_the_top_shows_the_new_ones()
    {
        Hold(3, 2, 1);
        _rows.Take(Rows(4, 3, 2, 1));

        _rows.Hold(false);

        Assert.Equal([4, 3, 2], Shown);
        Assert.Equal(0, _rows.Waiting);
    }

    [Fact]
    public void Another_filter_is_another_list()
    {
        _rows.Take(Rows(3, 2, 1), of: "all");
        _rows.Hold(true);

        _rows.Take(Rows(8, 7), of: "open");

        Assert.Equal([8, 7], Shown);
        Assert.Equal(0, _rows.Waiting);
    }

    [Fact]
    public void More_older_rows_are_added_below()
    {
        Hold(5, 4, 3);

        _rows.WantMore(2);
        _rows.Take(Rows(6, 5, 4, 3, 2, 1));

        Assert.Equal([5, 4, 3, 2, 1], Shown);
        Assert.Equal(1, _rows.Waiting);
    }

    [Fact]
    public void A_list_held_while_empty_shows_its_first_rows()
    {
        Hold();

        _rows.Take(Rows(1));

        Assert.Equal([1], Shown);
    }

    private IEnumerable<int> Shown => _rows.Shown.Select(row => row.Id);

    private void Hold(params int[] ids)
    {
        _rows.Take(Rows(ids));
        _rows.Hold(true);
    }

    private static IReadOnlyList<Row> Rows(params int[] ids) => [.. ids.Select(id => new Row(id, ""))];

    private sealed record Row(int Id, string Value);
}
