namespace Dashboard.Core.Confidence;

/// <summary>Sums and differences, field by field: a release can be added to a day and taken out of it again.</summary>
public sealed partial record Measures
{
    public static Measures operator +(Measures a, Measures b) => Time(Customers(Build(a, b, 1), a, b, 1), a, b, 1);

    public static Measures operator -(Measures a, Measures b) => Time(Customers(Build(a, b, -1), a, b, -1), a, b, -1);

    // Every field stands in one of these three; a test fails when one is forgotten.
    private static Measures Build(Measures a, Measures b, long sign) => new()
    {
        Built = a.Built + (sign * b.Built),
        BuiltWithAllControls = a.BuiltWithAllControls + (sign * b.BuiltWithAllControls),
        WithoutSast = a.WithoutSast + (sign * b.WithoutSast),
        WithoutSca = a.WithoutSca + (sign * b.WithoutSca),
        WithoutSecretScan = a.WithoutSecretScan + (sign * b.WithoutSecretScan),
        WithoutSbom = a.WithoutSbom + (sign * b.WithoutSbom),
        WithoutSignature = a.WithoutSignature + (sign * b.WithoutSignature),
        WithoutProvenance = a.WithoutProvenance + (sign * b.WithoutProvenance),
        BuiltOnDefault = a.BuiltOnDefault + (sign * b.BuiltOnDefault),
        FeedbackEnded = a.FeedbackEnded + (sign * b.FeedbackEnded),
        FeedbackWithin = a.FeedbackWithin + (sign * b.FeedbackWithin),
        FeedbackTimed = a.FeedbackTimed + (sign * b.FeedbackTimed),
        FeedbackTimedSeconds = a.FeedbackTimedSeconds + (sign * b.FeedbackTimedSeconds),
        FeedbackQueueSeconds = a.FeedbackQueueSeconds + (sign * b.FeedbackQueueSeconds),
        FeedbackBuildSeconds = a.FeedbackBuildSeconds + (sign * b.FeedbackBuildSeconds),
        FeedbackTestSeconds = a.FeedbackTestSeconds + (sign * b.FeedbackTestSeconds),
        FirstAttempts = a.FirstAttempts + (sign * b.FirstAttempts),
        FirstAttemptsGreen = a.FirstAttemptsGreen + (sign * b.FirstAttemptsGreen),
    };

    private static Measures Customers(Measures sum, Measures a, Measures b, long sign) => sum with
    {
        Shipped = a.Shipped + (sign * b.Shipped),
        PromisesExecuted = a.PromisesExecuted + (sign * b.PromisesExecuted),
        PromisesPassed = a.PromisesPassed + (sign * b.PromisesPassed),
        ReleasesWithPromises = a.ReleasesWithPromises + (sign * b.ReleasesWithPromises),
        Bad = a.Bad + (sign * b.Bad),
        BadStopped = a.BadStopped + (sign * b.BadStopped),
        CustomerMinutes = a.CustomerMinutes + (sign * b.CustomerMinutes),
        TrafficMinutes = a.TrafficMinutes + (sign * b.TrafficMinutes),
        BadReachBasisPoints = a.BadReachBasisPoints + (sign * b.BadReachBasisPoints),
        BadReachUnknown = a.BadReachUnknown + (sign * b.BadReachUnknown),
        ReleasesWithFeatures = a.ReleasesWithFeatures + (sign * b.ReleasesWithFeatures),
        RequirementCells = a.RequirementCells + (sign * b.RequirementCells),
        RequirementCellsPassed = a.RequirementCellsPassed + (sign * b.RequirementCellsPassed),
        RequirementCellsMissing = a.RequirementCellsMissing + (sign * b.RequirementCellsMissing),
        HandsTold = a.HandsTold + (sign * b.HandsTold),
        HandsOff = a.HandsOff + (sign * b.HandsOff),
        Bypasses = a.Bypasses + (sign * b.Bypasses),
        Overrides = a.Overrides + (sign * b.Overrides),
    };

    private static Measures Time(Measures sum, Measures a, Measures b, long sign) => sum with
    {
        ReleasesWithLead = a.ReleasesWithLead + (sign * b.ReleasesWithLead),
        LeadSeconds = a.LeadSeconds + (sign * b.LeadSeconds),
        RunningSeconds = a.RunningSeconds + (sign * b.RunningSeconds),
        ApprovalWaitSeconds = a.ApprovalWaitSeconds + (sign * b.ApprovalWaitSeconds),
        QueueWaitSeconds = a.QueueWaitSeconds + (sign * b.QueueWaitSeconds),
        RerunSeconds = a.RerunSeconds + (sign * b.RerunSeconds),
        GateWaitSeconds = a.GateWaitSeconds + (sign * b.GateWaitSeconds),
        Rework = a.Rework + (sign * b.Rework),
        ReleasesWithSizing = a.ReleasesWithSizing + (sign * b.ReleasesWithSizing),
        UsedCpuMilli = a.UsedCpuMilli + (sign * b.UsedCpuMilli),
        RequestedCpuMilli = a.RequestedCpuMilli + (sign * b.RequestedCpuMilli),
        UsedMemoryMilli = a.UsedMemoryMilli + (sign * b.UsedMemoryMilli),
        RequestedMemoryMilli = a.RequestedMemoryMilli + (sign * b.RequestedMemoryMilli),
        TrailComplete = a.TrailComplete + (sign * b.TrailComplete),
        TrailNoCommit = a.TrailNoCommit + (sign * b.TrailNoCommit),
        TrailNoAuthor = a.TrailNoAuthor + (sign * b.TrailNoAuthor),
        TrailNoReviewer = a.TrailNoReviewer + (sign * b.TrailNoReviewer),
        TrailNoBuild = a.TrailNoBuild + (sign * b.TrailNoBuild),
        TrailNoDecision = a.TrailNoDecision + (sign * b.TrailNoDecision),
        TrailNoActor = a.TrailNoActor + (sign * b.TrailNoActor),
        AccountableTotal = a.AccountableTotal + (sign * b.AccountableTotal),
        AccountableNamed = a.AccountableNamed + (sign * b.AccountableNamed),
        AccountableLate = a.AccountableLate + (sign * b.AccountableLate),
    };
}
