module version

go 1.19
