if (1 {
