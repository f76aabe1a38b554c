// Torch has one generator of random numbers for the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
