# Puts a text into a file of the VM, where the text for its shell takes and removes it: /home/iotedge-user/eflow-desk-given.
# Values and secrets go this way and never as text of a command, which ssh and sudo show and log (field-notes Secrets).
#
# @assumed eflow.md 8.3: Copy-EflowVmFile copies as iotedge-user, whose home is /home/iotedge-user, and takes a full path there | verify: Copy-EflowVmFile -fromFile C:\x.txt -toFile /home/iotedge-user/x.txt -pushFile, then look at the file in the VM
function Send-EflowDeskGuestText {
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string]$Text)
    $file = Save-EflowDeskSecretFile -Text $Text
    try {
        # That it arrived is told by the text for the shell, which finds it or not; what the cmdlet prints is no proof.
        [void]@(AzureEFLOW\Copy-EflowVmFile -fromFile $file.Path -toFile '/home/iotedge-user/eflow-desk-given' -pushFile 2>&1 6>&1)
    }
    finally { Remove-EflowDeskSecretFile -Path $file.Path }
}
