class Sample { [int]$Size }
enum Colour { Red }
