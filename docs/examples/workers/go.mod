module workers

go 1.19
