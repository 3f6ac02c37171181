module json

go 1.19
