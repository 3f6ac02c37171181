module select

go 1.19
