#Requires -Version 7.2
1
