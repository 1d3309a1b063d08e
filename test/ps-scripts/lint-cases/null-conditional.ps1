$name = $null
${name}?.Length
${name}?[0]
