using Dashboard.Core.Confidence;
using FsCheck.Xunit;

namespace Dashboard.Core.Tests.Confidence;

public class MeasuresTests
{
    [Property]
    public bool What_is_added_and_taken_out_again_leaves_what_was_there(int[] a, int[] b) =>
        Some(a) + Some(b) - Some(b) == Some(a) && Some(a) - Some(b) + Some(b) == Some(a);

    [Property]
    public bool The_order_of_adding_does_not_matter(int[] a, int[] b, int[] c) =>
        Some(a) + Some(b) == Some(b) + Some(a) && (Some(a) + Some(b)) + Some(c) == Some(a) + (Some(b) + Some(c));

    [Fact]
    public void Every_field_is_added_and_taken_out()
    {
        foreach (var field in Arbitrary.Fields)
        {
            var seven = new Measures();
            field.SetValue(seven, 7L);

            Assert.Equal((field.Name, 14L), (field.Name, (long)field.GetValue(seven + seven)!));
            Assert.Equal((field.Name, -7L), (field.Name, (long)field.GetValue(Measures.Zero - seven)!));
        }
    }

    [Fact]
    public void Measures_with_the_same_sums_are_equal() =>
        Assert.Equal(new Measures { Shipped = 3 }, new Measures { Shipped = 1 } + new Measures { Shipped = 2 });

    private static Measures Some(int[] numbers) => Arbitrary.Measures([.. numbers.Select(n => (long)n)]);
}
