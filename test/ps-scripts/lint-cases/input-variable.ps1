@($input).Count
