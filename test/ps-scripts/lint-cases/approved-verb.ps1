function Deploy-Sample { 1 }
Deploy-Sample
