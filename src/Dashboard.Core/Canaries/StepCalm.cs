namespace Dashboard.Core.Canaries;

/// <summary>How calmly a release was given to everyone: in how many steps, and how large they were.</summary>
/// <param name="Steps">Times more customers got it than ever before.</param>
/// <param name="Largest">The largest of them, in percent of traffic.</param>
/// <param name="Index">
/// The calm index, 0 to 1: 1 − Σ (step ÷ 100)². Everyone at once is 0, two halves are 0.5, n even steps are 1 − 1 ÷ n; one large jump
/// pulls it down however many small steps go with it.
/// </param>
public sealed record StepCalm(int Steps, double Largest, double Index)
{
    /// <summary>Everyone at once.</summary>
    public static readonly StepCalm AllAtOnce = new(1, 100, 0);

    /// <summary>As many even steps would be as calm: 1 ÷ Σ (step ÷ 100)².</summary>
    public double EvenSteps => 1 / (1 - Index);

    /// <summary>
    /// From the shares of traffic in the order they were given. Going back to a smaller share is no step, nor is coming up to a share
    /// that was there before. Null for one that did not reach everyone, or of which no share below that was told.
    /// </summary>
    public static StepCalm? Of(IReadOnlyList<WeightAt> weights)
    {
        List<double> steps = [];
        double reached = 0;
        foreach (var weight in weights.OrderBy(w => w.At).Select(w => Math.Min(100, w.Weight)).Where(w => w > 0))
        {
            if (weight > reached)
            {
                steps.Add(weight - reached);
                reached = weight;
            }
        }

        return reached < 100 || steps.Count < 2 ? null : new(steps.Count, steps.Max(), 1 - steps.Sum(s => s / 100 * (s / 100)));
    }
}
