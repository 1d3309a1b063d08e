/** Words for container images that are carried to the VM in a file. */
export const vmImages = {
  'rule.image-name':
    'names “{image}”, which is no image name with its tag, as docker image ls shows it, such as mcr.microsoft.com/azureiotedge-agent:1.5',
  'rule.image-id':
    'gives {image} no image ID: sha256: and 64 characters 0-9 a-f, as docker image ls --no-trunc shows it',
  'rule.images-none': 'names no image; leave the file out, or read it and name what it brings',
  'rule.image-double': 'names {image} a second time; one file brings it',
  'rule.image-agents': 'names {image} as a second image of edgeAgent; the VM runs one',
  'step.copy-images': 'Copy container images into the VM',
  'step.load-images': 'Load container images into docker of the VM',
  'step.unload-images': 'Take carried images out of the VM',
  'step.keep-agent-image': 'Have the VM run edgeAgent from the carried image',
  'step.release-agent-image': 'Let the VM pull edgeAgent again',
  'changes.copy-images': 'a file of container images was copied into the VM',
  'changes.load-images': 'container images were loaded into docker of the VM',
  'changes.unload-images': 'carried images were taken out of the VM',
  'changes.keep-agent-image': 'the VM was told to run edgeAgent from the carried image',
  'changes.release-agent-image': 'the VM was told to pull edgeAgent again',
  'residue.images-replaced':
    'an image that the VM had before under the same name is not put back under it: the name stays with the carried one',
  'residue.images-in-use':
    'carried images that a container was made from stay in the VM, with that container',
  'residue.images-unloaded': 'carried images are no longer in the VM; carry them again if they are needed',
  'residue.agent-image-released': 'the VM pulls edgeAgent from the registry again',
  'note.images-manifest':
    'Tell whoever writes the deployment: each of these modules needs "imagePullPolicy": "never" in the deployment manifest, or edgeAgent asks the registry for its image although the VM has it: {images}',
  'error.EFD-IMG-001': '{file} is not there.',
  'error.EFD-IMG-002': '{file} cannot be read.',
  'error.EFD-IMG-003': '{file} is no tar archive, so docker save did not write it.',
  'error.EFD-IMG-004': '{file} is compressed. The images in it cannot be checked before they are carried.',
  'error.EFD-IMG-005': '{file} ends too early: a copy of it was cut off.',
  'error.EFD-IMG-006': '{file} is damaged.',
  'error.EFD-IMG-007':
    '{file} is an OCI layout without manifest.json. Docker in the VM does not load such a file by name.',
  'error.EFD-IMG-008': '{file} is a container that docker export wrote. It holds files and no image.',
  'error.EFD-IMG-009': '{file} has no manifest.json, so it is no file that docker save wrote.',
  'error.EFD-IMG-010': 'The images in {file} have no names.',
  'error.EFD-IMG-011': 'There is more in {file} than a file of images has.',
  'error.EFD-IMG-012': '{image} in {file} is an image for {os}. The VM is Linux.',
  'error.EFD-IMG-013': '{image} in {file} is for {architecture}. The VM of this host needs {platform}.',
  'error.EFD-IMG-014':
    '{image} in {file} is not the image that the setup names. Its ID is {has}, and {wanted} was named.',
  'error.EFD-IMG-015': '{file} does not bring {image}.',
  'error.EFD-IMG-016':
    '{file} also brings {image}, which the setup does not name. Docker would load it, too.',
  'error.EFD-IMG-017':
    'The images of {file} do not fit into the VM. Copy and images take {needs} MB, and {free} MB are free.',
  'error.EFD-IMG-018': 'The file of images did not reach the VM whole: {text}',
  'error.EFD-IMG-019': 'Docker in the VM does not have these images by the IDs of the setup: {images}',
  'error.EFD-IMG-020': 'config.toml of the VM does not say that edgeAgent runs from {image} without a pull.',
  'error.EFD-IMG-021':
    'The VM asked the registry for {image} although it was carried there. Its pull policy says so: {text}',
  'fix.EFD-IMG-001': 'Plug in the stick, or correct the path in the setup.',
  'fix.EFD-IMG-002': 'Look whether another program has the file open, and whether you may read it.',
  'fix.EFD-IMG-003':
    'Save the images on a machine with docker: docker save -o images.tar <name:tag> <name:tag>',
  'fix.EFD-IMG-004':
    'Save the images again without compression, or unpack the file first (gzip -d, zstd -d).',
  'fix.EFD-IMG-005': 'Copy the file again and compare its size with that of the original.',
  'fix.EFD-IMG-006': 'Copy the file again, or save the images again.',
  'fix.EFD-IMG-007': 'Save the images with docker itself: docker save -o images.tar <name:tag>',
  'fix.EFD-IMG-008': 'Save the image, not the container: docker save -o images.tar <name:tag>',
  'fix.EFD-IMG-009':
    'Save the images on a machine with docker: docker save -o images.tar <name:tag> <name:tag>',
  'fix.EFD-IMG-010': 'Save the images by their names, not by their IDs: docker save -o images.tar <name:tag>',
  'fix.EFD-IMG-011': 'Save fewer images into one file.',
  'fix.EFD-IMG-012': 'Pull and save the image for Linux: docker pull --platform linux/amd64 <name:tag>',
  'fix.EFD-IMG-013':
    'Pull and save the image for this processor: docker pull --platform linux/{platform} <name:tag>',
  'fix.EFD-IMG-014':
    'Ask whoever saved the file for the IDs (eflow-desk images FILE), by a way that you trust, and name those in the setup.',
  'fix.EFD-IMG-015':
    'Read the file (eflow-desk images FILE) and name what it brings, or save the image into it.',
  'fix.EFD-IMG-016': 'Name the image in the setup, too, or save a file without it.',
  'fix.EFD-IMG-017':
    'Give the VM a larger data partition (vmDataSize) with a fresh deployment, or carry fewer images.',
  'fix.EFD-IMG-018': 'Look at the room in the VM and at the lines above, then: eflow-desk resume',
  'fix.EFD-IMG-019':
    'Look in the VM with docker image ls --no-trunc and compare the IDs with those of eflow-desk images FILE.',
  'fix.EFD-IMG-020': 'Look at the [agent] part of /etc/aziot/config.toml in the VM, then: eflow-desk resume',
  'fix.EFD-IMG-021':
    'Have the image of edgeAgent carried, so that EFLOW Desk sets its pull policy, and write "imagePullPolicy": "never" for every carried image in the deployment manifest.',
  'images.found': 'Images in the file: {count} ({megabytes} MB)',
  'images.setup': 'For the setup document:',
  'doing.payload.images': 'looking at a file of container images',
} as const;
