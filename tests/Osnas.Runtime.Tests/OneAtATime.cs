// Torch has one generator of random numbers, and one count of live tensors, for the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
