/** Vectors of provisioning.md, word for word. */

/** T1: the genuine endorsement key of a software TPM, and the registration ID derived from it (4.1). */
export const ekT1 =
  'AToAAQALAAMAsgAgg3GXZ0SEs/gakMyNRqXXJP1S124GUgtk8qHaGzMUaaoABgCAAEMAEAgAAAAAAAEAyjHbCLjn2MW3fwDzZMLMNaK4fju33DktgXZqMUHogKLjWviAszcwyKKD8ij2C28sS1BWcFsUhohHIq0DBntVKrOqjSq8FHrCGs0FmFiDSoyYVDtfaRug5099BLoxKQHS4gVxB1wxgrCwpUIipfCJ4vs1TXcI707HuVki92GHIN2hZP2SKiKxtYclbVhRvBrGk8CkNbpDAxjxPBsyKTGTG2+5raD+AnNd0R+sOR5RFeFxQnRescbRjnnVAeRvQCNz6xnAV+xe9Xs33DYp+syS4em8iP0P09QQmoEGTxnGxY0riM6iVI4tGo9QzT3K7VeLfKcr8UpEX1qebZedcelTqQ==';
export const idT1 = 'rc4encr2s4qvkiivm7onacnqxhe2d2yggghsmuyl2jfeyhpgraaa';

/** V1, V2, V3: group key, registration ID, device key (2.2). V3 is the one that Microsoft published. */
export const groupV1 = Buffer.from(Array.from({ length: 64 }, (_, i) => i)).toString('base64');
export const derivations = [
  ['V1', groupV1, 'edge-line-01', 'ptTD65c51sXl/E7GJEJtLxGuADNTk1bibHNw3shn3AY='],
  [
    'V2',
    Buffer.from('eflow-provisioner-test-group-key').toString('base64'),
    'plant7.press_03:gw-1',
    '5czMyETFuIWVBFBQciBnSB320zDqd9kkXFo2BsgfASg=',
  ],
  [
    'V3',
    '8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==',
    'sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6',
    'Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=',
  ],
] as const;
/** N1, N2: what V1 would give with the ID in capitals, and with the group key as text. Both are wrong. */
export const wrongV1 = [
  'b+Uws7742kRUINoWz166s22QtAEyzCo9eqUnWiiLrSo=',
  'IahXZYaWmNvGuyqk4SN5RzomsbdElhL/a1Z7YIkja/U=',
];
