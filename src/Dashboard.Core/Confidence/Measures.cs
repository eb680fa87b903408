using System.Text.Json.Serialization;

namespace Dashboard.Core.Confidence;

/// <summary>
/// What one release adds to the fifteen checks, or the sum over many. Whole numbers only, so that sums do not depend on the
/// order in which they are made and a release can be taken out of a day's sum again. Times are seconds.
/// Fields of the first block belong to the day a release was built, those of the second to the day it shipped.
/// </summary>
[JsonConverter(typeof(MeasuresConverter))]
public sealed partial record Measures
{
    // By build day.
    public long Built { get; init; }                  // releases with a build
    public long BuiltWithAllControls { get; init; }   // … that ran sast, sca, secret-scan, sbom, signature and provenance to an end
    public long WithoutSast { get; init; }            // … on which this scan or attestation never ran to an end, each counted alone
    public long WithoutSca { get; init; }
    public long WithoutSecretScan { get; init; }
    public long WithoutSbom { get; init; }
    public long WithoutSignature { get; init; }
    public long WithoutProvenance { get; init; }
    public long BuiltOnDefault { get; init; }         // … whose feedback clock started (merge, push or first build start known)
    public long FeedbackEnded { get; init; }          // … whose fast feedback ended (all required, or first failure)
    public long FeedbackWithin { get; init; }         // … within the agreed 15 minutes
    public long FeedbackTimed { get; init; }          // … that ended and of which a run told when it began
    public long FeedbackTimedSeconds { get; init; }   // their time from the change to the answer
    public long FeedbackQueueSeconds { get; init; }   // … of it in a queue while nothing ran
    public long FeedbackBuildSeconds { get; init; }   // … of it while the build stage ran
    public long FeedbackTestSeconds { get; init; }    // … of it while only fast feedback and integration ran
    public long FirstAttempts { get; init; }          // releases and proposed changes whose first build and unit attempt ended
    public long FirstAttemptsGreen { get; init; }     // … and passed

    // By shipping day.
    public long Shipped { get; init; }
    public long PromisesExecuted { get; init; }       // acceptance and functional criteria executed at shipping
    public long PromisesPassed { get; init; }
    public long ReleasesWithPromises { get; init; }
    public long Bad { get; init; }                    // reached customers and was aborted, rolled back or tied to an incident
    public long BadStopped { get; init; }             // … below weight 100
    public long CustomerMinutes { get; init; }        // exposed to bad changes; customers known
    public long TrafficMinutes { get; init; }         // the same at 1 customer = 100 % of traffic, where customers are unknown
    public long BadReachBasisPoints { get; init; }    // the most traffic each bad change had, in hundredths of a percent
    public long BadReachUnknown { get; init; }        // bad changes whose share of traffic nobody told
    public long ReleasesWithFeatures { get; init; }   // releases whose tests named the feature or story they prove
    public long RequirementCells { get; init; }
    public long RequirementCellsPassed { get; init; }
    public long RequirementCellsMissing { get; init; } // … with no fresh proof, neither passed nor failed, and no waiver
    public long Bypasses { get; init; }               // gate closed at first or full weight, or a digest no build named; without override
    public long Overrides { get; init; }              // the same, with a person and a reason
    public long HandsTold { get; init; }              // releases of which any step told whether a machine or a hand began it
    public long HandsOff { get; init; }               // … none of them by hand, and no override, waiver or hold
    public long ReleasesWithLead { get; init; }       // start and finish known
    public long LeadSeconds { get; init; }
    public long RunningSeconds { get; init; }         // union of everything that ran
    public long ApprovalWaitSeconds { get; init; }
    public long QueueWaitSeconds { get; init; }
    public long RerunSeconds { get; init; }
    public long GateWaitSeconds { get; init; }
    public long Rework { get; init; }                 // rolled back, reverted, or fixed within 24 h
    public long ReleasesWithSizing { get; init; }
    public long UsedCpuMilli { get; init; }
    public long RequestedCpuMilli { get; init; }
    public long UsedMemoryMilli { get; init; }
    public long RequestedMemoryMilli { get; init; }
    public long TrailComplete { get; init; }
    public long TrailNoCommit { get; init; }          // shipped releases without this element, each counted alone
    public long TrailNoAuthor { get; init; }
    public long TrailNoReviewer { get; init; }
    public long TrailNoBuild { get; init; }           // build or digest
    public long TrailNoDecision { get; init; }        // any gate decision
    public long TrailNoActor { get; init; }           // who deployed it, or the deployment itself
    public long AccountableTotal { get; init; }
    public long AccountableNamed { get; init; }       // … naming a person, recorded before the release shipped
    public long AccountableLate { get; init; }        // … naming a person, recorded after it

    /// <summary>Nothing counted.</summary>
    public static readonly Measures Zero = new();
}
