/** 뷰어의 한국어 문구. */

/**
 * 자리 표시자 경고. 패키지의 문구는 영어입니다.
 * @type {Record<import("../../dist/placeholders/index.js").PlaceholderWarningCode, string>}
 */
const warnings = {
  "not-closed": "닫는 괄호 }가 없습니다.",
  "unknown-kind": "AWS 문서에 없는 종류입니다.",
  "version-one-name": "s3-presigned-url-v1 대신 s3-presigned-url을 사용하세요.",
  "missing-part": "버킷, 키, 이름, URL 중 빠진 항목이 있습니다.",
  "json-escape": "JSON 이스케이프(예: \\/)가 있습니다. 문자를 그대로 입력하세요.",
  "not-an-s3-url": "Amazon S3 URL이 아닙니다.",
  "not-https": "URL이 https가 아닙니다.",
  "not-a-url": "URL이 아니라 버킷/키 형식입니다.",
  "not-a-bucket": "버킷 이름 형식이 올바르지 않습니다.",
  "not-a-region": "올바른 리전이 아닙니다.",
  "dotted-bucket":
    "버킷 이름에 점(.)이 있어 호스트 이름이 S3 인증서와 일치하지 않습니다. 버킷을 경로에 넣으세요.",
  "legacy-endpoint": "레거시 S3 엔드포인트입니다. 일부 리전의 버킷에는 연결할 수 없습니다.",
  "not-encoded": "v2 URL에 퍼센트 인코딩이 필요한 문자가 있습니다.",
  "bad-encoding": "v2 URL에 잘못된 퍼센트 인코딩이 있습니다. % 문자는 %25로 입력하세요.",
  encoded: "v1 URL은 퍼센트 인코딩하지 않습니다. s3-presigned-url-v2를 사용하세요.",
  "version-not-supported": "버전은 s3-presigned-url-v2에서만 지정할 수 있습니다.",
  "missing-version": "코드 파일의 버전(@버전)이 없습니다.",
  "local-outside-upload": "s3-presigned-url-upload 자리 표시자의 URL에서만 사용할 수 있습니다.",
  "placeholder-in-bucket": "버킷 이름에는 자리 표시자를 사용할 수 없습니다.",
  "too-many-locals": "업로드 자리 표시자 하나에 같은 값은 두 번까지만 사용할 수 있습니다.",
  "undefined-local": "자리 표시자 안에는 thingName, jobId, executionNumber만 사용할 수 있습니다.",
  "must-not-be-nested": "다른 자리 표시자 안에는 사용할 수 없습니다.",
  "nested-too-deep": "자리 표시자가 두 단계를 초과해 중첩되었습니다.",
  "not-a-parameter-key": "파라미터 키 형식이 올바르지 않습니다.",
  "half-left-out": "패키지 이름과 버전은 함께 지정하거나 함께 생략해야 합니다.",
  "null-version": "패키지 버전에 $null을 사용할 수 없습니다.",
  "not-a-package-name": "패키지 또는 버전의 이름 형식이 올바르지 않습니다.",
  "unknown-package-part": "AWS 문서에 없는 패키지 항목입니다.",
  "attributes-not-alone": "전체 속성은 독립된 JSON 값이어야 합니다.",
  "cloudformation-escape": "!는 CloudFormation의 이스케이프이므로 AWS IoT가 치환하지 않습니다.",
  "terraform-escape": "앞의 $는 Terraform의 이스케이프이며 문서에 그대로 남습니다.",
  misspelled: "형식이 올바르지 않아 AWS IoT가 치환하지 않습니다.",
};

/** @type {import("./messages.js").Messages} */
export const ko = {
  title: "작업 문서 뷰어",
  tagline: "요청 서명은 이 페이지에서 이루어집니다. 비밀 키는 전송되지 않습니다.",
  language: "언어",
  skip: "문서로 건너뛰기",
  copy: "복사",
  copied: "복사됨",
  copyFailed: "복사하지 못함",
  close: "닫기",

  connect: {
    title: "연결",
    region: "리전",
    endpoint: "엔드포인트",
    optional: "선택 사항",
    endpointHint: "프록시나 로컬 AWS를 사용할 때만 입력하세요. 비워 두면 리전에 따라 정해집니다.",
    source: "자격 증명",
    sources: { keys: "임시 자격 증명", cognito: "Cognito", web: "웹 자격 증명" },
    paste: "붙여넣기",
    pasteHint:
      "`aws sts assume-role` 또는 `aws configure export-credentials`의 출력(모든 형식), 셸 명령, `.env` 파일, 프로필을 붙여넣으면 아래 항목이 채워집니다.",
    pasted: (names) => `입력된 항목: ${names}`,
    notPasted: "이 텍스트에는 AWS 자격 증명이 없습니다.",
    isSecret: "비밀 액세스 키입니다. 비밀 액세스 키 항목에 붙여넣으세요.",
    notAccessKeyId:
      "액세스 키 ID 형식이 올바르지 않습니다. 값이 모두 들어 있는 텍스트는 붙여넣기 항목에 넣으세요.",
    accessKeyId: "액세스 키 ID",
    secretAccessKey: "비밀 액세스 키",
    sessionToken: "세션 토큰",
    expiration: "만료 시각",
    show: "표시",
    hide: "숨기기",
    longLived:
      "장기 액세스 키입니다. 유출되면 삭제할 때까지 누구나 사용할 수 있습니다. 가능하면 임시 자격 증명을 사용하세요.",
    noToken: "임시 액세스 키(ASIA…)에는 세션 토큰이 필요합니다.",
    identityPoolId: "자격 증명 풀 ID",
    loginHint: "게스트로 연결하려면 두 항목을 모두 비워 두세요.",
    loginProvider: "로그인 제공업체",
    loginToken: "로그인 토큰",
    roleArn: "역할 ARN",
    webIdentityToken: "웹 자격 증명 토큰",
    keep: "이 탭에 저장",
    keepHint:
      "탭을 닫을 때까지 연결 정보를 세션 스토리지에 저장합니다. 선택하지 않으면 저장하지 않습니다.",
    submit: "연결",
    connecting: "연결 중…",
    change: "변경",
    forget: "연결 해제",
    required: (name) => `필수 항목입니다: ${name}`,
    notRegion: "올바른 리전이 아닙니다. 리전은 eu-central-1, ap-northeast-2와 같은 형식입니다.",
    notEndpoint:
      "올바른 엔드포인트가 아닙니다. 사용자 이름, 쿼리, 프래그먼트가 없는 https 또는 http URL을 입력하세요.",
    notIdentityPoolId:
      "자격 증명 풀 ID 형식이 올바르지 않습니다. eu-central-1:12345678-90ab-cdef-1234-567890abcdef와 같은 형식(리전:UUID)입니다.",
    notRoleArn:
      "역할 ARN 형식이 올바르지 않습니다. arn:aws:iam::123456789012:role/job-reader와 같은 형식입니다.",
    connected: "연결됨",
    expires: (when) => `${when} 만료`,
    expired: (when) => `${when} 만료됨`,
  },

  ask: {
    title: "조회",
    prepared: "예제 작업",
    refused: "권한 없음",
    jobId: "작업 ID",
    version: "버전",
    versions: { after: "치환 후", before: "치환 전", both: "두 버전 비교" },
    versionHints: {
      after: "AWS가 자리 표시자를 실제 값으로 치환한 문서입니다.",
      before: "자리 표시자가 그대로 있는, 작성한 원래 문서입니다.",
      both: "두 버전을 함께 보여 주고 차이를 표시합니다.",
    },
    submit: "불러오기",
    required: "작업 ID를 입력하세요.",
  },

  result: {
    title: "작업 문서",
    empty: "아직 불러온 문서가 없습니다",
    emptyConnected: "작업 ID를 입력하고 불러오기를 선택하세요.",
    emptyDisconnected: "임시 자격 증명으로 연결한 다음 작업 ID를 입력하세요.",
    loading: (jobId) => `${jobId} 불러오는 중`,
    slow: (seconds) => `${seconds}초째 응답을 기다리고 있습니다. AWS는 보통 1초 이내에 응답합니다.`,
    attempt: (number, of) => `시도 ${number}/${of}`,
    waiting: (seconds) => `${seconds}초 뒤 재시도`,
    cancel: "취소",
    cancelled: "취소했습니다",
    cancelledHint: "더 이상 요청을 보내지 않습니다.",
    again: "다시 시도",
    read: (jobId) => `${jobId}의 작업 문서를 불러왔습니다.`,
    took: (ms) => (ms < 1000 ? `${Math.round(ms)}ms` : `${(ms / 1000).toFixed(1)}초`),
    characters: (count) => `${count.toLocaleString("ko")}자`,
    attempts: (count) => `시도 ${count}회`,
    noDocument: "이 작업에는 작업 문서가 없습니다.",
    clock: (minutes, isBehind) =>
      `이 컴퓨터의 시계가 ${minutes} ${isBehind ? "느립니다" : "빠릅니다"}. 이 페이지는 차이를 보정해 요청하지만, 다른 프로그램의 요청은 거부될 수 있습니다.`,
  },

  document: {
    view: "보기",
    formatted: "서식",
    raw: "원본",
    foldAll: "모두 접기",
    unfoldAll: "모두 펼치기",
    download: "다운로드",
    search: "검색",
    matches: (at, of) => (of === 0 ? "결과 없음" : `${at}/${of.toLocaleString("ko")}`),
    next: "다음 결과",
    previous: "이전 결과",
    region: (jobId) => `${jobId}의 작업 문서`,
    fold: (name) => `${name} 접기`,
    unfold: (name) => `${name} 펼치기`,
    items: (count) => `항목 ${count.toLocaleString("ko")}개`,
    more: (count) => `… ${count.toLocaleString("ko")}자 더 보기`,
    less: "간단히 보기",
    notJsonAt: (line, column) => `이 문서는 올바른 JSON이 아닙니다: ${line}행 ${column}열.`,
    unseen: (character) => `보이지 않는 문자 ${character}가 있습니다. 문서에서 삭제하세요.`,
    bare: "따옴표 없는 자리 표시자가 있습니다. AWS가 JSON 값으로 치환할 수 있습니다.",
  },

  compare: {
    same: "두 버전이 같습니다. AWS가 치환할 자리 표시자가 없습니다.",
    differences: (count) => `차이 ${count.toLocaleString("ko")}개`,
    next: "다음 차이",
    previous: "이전 차이",
    unchanged: (count) => `변경 없는 줄 ${count.toLocaleString("ko")}개`,
    removed: "치환 전에만 있음",
    added: "치환 후에만 있음",
    before: "치환 전",
    after: "치환 후",
  },

  placeholders: {
    title: "자리 표시자",
    none: "이 버전에는 자리 표시자가 없습니다.",
    show: "문서에서 보기",
    warnings: (count) => `경고 ${count}개`,
    kinds: {
      "s3-presigned-url": "미리 서명된 URL",
      "s3-presigned-url-v2": "미리 서명된 URL, v2",
      "s3-presigned-url-upload": "업로드용 미리 서명된 URL",
      "code-sign-signature": "코드 서명",
      parameter: "파라미터",
      package: "소프트웨어 패키지",
      local: "작업 실행별 값",
      unknown: "알 수 없는 자리 표시자",
    },
    parts: {
      bucket: "버킷",
      key: "키",
      versionId: "버전",
      region: "리전",
      packageName: "패키지",
      versionName: "버전",
      part: "항목",
      attribute: "속성",
      name: "이름",
      style: "URL 형식",
      endpoint: "엔드포인트",
    },
    warning: ({ code, spelling }) =>
      spelling ? `${warnings[code]} 올바른 형식: ${spelling}` : warnings[code],
  },

  code: {
    title: "이 요청의 코드",
    hint: "현재 리전, 작업, 옵션이 포함되며 키는 포함되지 않습니다.",
    npm: "npm",
    script: "스크립트 태그",
    fill: "서버에서 받은 값",
  },

  problems: {
    technical: "세부 정보",
    fields: {
      code: "코드",
      message: "메시지",
      hint: "도움말",
      statusCode: "HTTP 상태",
      requestId: "요청 ID",
      cause: "원인",
      attempts: "시도 횟수",
      time: "시각",
    },
    policy: "필요한 권한",
    kinds: {
      denied: {
        title: "이 작업에 대한 권한이 없습니다",
        text: "자격 증명은 유효하지만, 역할에 이 작업 문서를 읽을 권한이 없습니다.",
        steps: [
          "작업 ID와 리전을 확인하세요. 존재하지 않는 작업도 같은 오류로 거부됩니다.",
          "AWS 계정 관리자에게 아래 정책 문을 역할에 추가하도록 요청하세요.",
        ],
      },
      missing: {
        title: "작업을 찾을 수 없습니다",
        text: "이 계정의 이 리전에는 이 ID의 작업이 없습니다.",
        steps: [
          "작업 ID를 확인하세요. 대소문자를 구분합니다.",
          "작업이 이 리전과 이 계정에 있는지 확인하세요.",
        ],
      },
      expired: {
        title: "자격 증명이 만료되었습니다",
        text: "임시 자격 증명은 정해진 시간 동안만 유효합니다.",
        steps: [
          "새 자격 증명을 발급받아 연결에 붙여넣으세요.",
          "그런 다음 다시 시도를 선택하세요.",
        ],
      },
      credentials: {
        title: "자격 증명이 유효하지 않습니다",
        text: "액세스 키나 세션 토큰을 AWS가 인식하지 못하거나, 서로 일치하지 않습니다.",
        steps: [
          "같은 세션의 액세스 키 ID, 비밀 액세스 키, 세션 토큰을 모두 다시 붙여넣으세요.",
          "리전이 계정과 같은 AWS 파티션에 있는지 확인하세요.",
        ],
      },
      exchange: {
        title: "자격 증명을 받지 못했습니다",
        text: "임시 자격 증명을 요청했지만 AWS가 거부했습니다.",
        steps: [
          "자격 증명 풀 또는 역할, 그리고 리전을 확인하세요.",
          "로그인 토큰이 만료되었을 수 있습니다. 다시 로그인해 새 토큰을 붙여넣으세요.",
        ],
      },
      signature: {
        title: "서명이 거부되었습니다",
        text: "비밀 액세스 키가 액세스 키 ID와 일치하지 않거나, 서명한 뒤에 요청이 변경되었습니다.",
        steps: [
          "비밀 액세스 키 전체를 공백 없이 다시 붙여넣으세요.",
          "프록시를 사용한다면 요청의 호스트나 경로를 변경하지 않아야 합니다.",
        ],
      },
      scope: {
        title: "리전과 엔드포인트가 일치하지 않습니다",
        text: "요청 서명의 리전이 엔드포인트의 리전과 다릅니다.",
        steps: [
          "연결에서 리전을 확인하세요.",
          "엔드포인트를 입력했다면, 그 리전의 엔드포인트인지 확인하세요.",
        ],
      },
      clock: {
        title: "이 컴퓨터의 시계가 맞지 않습니다",
        text: "서명은 몇 분 동안만 유효한데, 이 컴퓨터의 시각이 AWS의 시각과 그보다 더 차이 납니다.",
        steps: [
          "컴퓨터의 시각을 맞추거나 자동으로 설정되게 하세요.",
          "그런 다음 다시 시도를 선택하세요.",
        ],
      },
      network: {
        title: "이 페이지가 읽을 수 있는 응답이 없습니다",
        text: "브라우저는 페이지에 이유를 알려 주지 않습니다. 가능한 원인은 다음과 같습니다.",
        steps: [
          "리전이나 엔드포인트가 잘못되었거나, 엔드포인트가 중단되었습니다.",
          "방화벽, 프록시, 브라우저 확장 프로그램이 요청을 차단했습니다.",
          "엔드포인트가 사전 요청(preflight)에 응답하지 않거나, 응답에 CORS 헤더가 없습니다. AWS도 일부 오류에는 이 헤더를 보내지 않으므로, 자격 증명이 만료되었거나 잘못되었을 때도 이 오류가 나타날 수 있습니다.",
        ],
      },
      offline: {
        title: "오프라인 상태입니다",
        text: "브라우저가 네트워크에 연결되어 있지 않습니다.",
        steps: ["네트워크에 연결한 다음 다시 시도를 선택하세요."],
      },
      blocked: {
        title: "이 페이지에서는 해당 엔드포인트에 연결할 수 없습니다",
        text: "페이지의 Content-Security-Policy에 이 엔드포인트가 없습니다.",
        steps: [
          "이 페이지를 호스팅하는 사람이 엔드포인트를 connect-src에 추가해야 합니다: `npm run build:www -- --connect …`",
        ],
      },
      timeout: {
        title: "응답 시간이 초과되었습니다",
        text: "엔드포인트가 요청을 받았지만 제한 시간 안에 응답하지 않았습니다.",
        steps: ["잠시 후 다시 시도하세요.", "엔드포인트를 입력했다면 확인하세요."],
      },
      throttled: {
        title: "요청이 너무 많습니다",
        text: "AWS가 요청 속도를 제한했습니다. 페이지에서 이미 여러 번 재시도했습니다.",
        steps: ["1분 정도 기다린 다음 다시 시도를 선택하세요."],
      },
      unavailable: {
        title: "AWS에 문제가 있습니다",
        text: "서비스가 내부 오류로 응답했습니다. 페이지에서 이미 여러 번 재시도했습니다.",
        steps: ["잠시 후 다시 시도하세요.", "AWS Health Dashboard에서 이 리전을 확인하세요."],
      },
      parameters: {
        title: "작업 ID 형식이 올바르지 않습니다",
        text: "작업 ID는 영문자, 숫자, 하이픈, 밑줄로 이루어진 1~64자입니다. 요청을 보내지 않았습니다.",
        steps: ["작업 ID를 수정하세요."],
      },
      region: {
        title: "올바른 리전이 아닙니다",
        text: "리전은 eu-central-1, ap-northeast-2와 같은 형식입니다. 요청을 보내지 않았습니다.",
        steps: ["연결에서 리전을 수정하세요."],
      },
      endpoint: {
        title: "올바른 엔드포인트가 아닙니다",
        text: "엔드포인트는 사용자 이름, 쿼리, 프래그먼트가 없는 https 또는 http URL입니다. 요청을 보내지 않았습니다.",
        steps: ["연결에서 엔드포인트를 수정하거나 비워 두세요."],
      },
      reply: {
        title: "AWS IoT의 응답이 아닙니다",
        text: "응답을 받았지만 작업 문서가 없습니다.",
        steps: ["엔드포인트를 확인하세요. 로그인 페이지나 프록시가 대신 응답했을 수 있습니다."],
      },
      wasm: {
        title: "페이지를 모두 불러오지 못했습니다",
        text: "브라우저가 이 페이지의 WebAssembly를 컴파일하지 못했습니다.",
        steps: [
          "페이지를 새로 고치세요.",
          "프록시가 Content-Security-Policy를 추가한다면 `'wasm-unsafe-eval'`을 허용해야 합니다.",
        ],
      },
      unknown: {
        title: "작업 문서를 불러오지 못했습니다",
        text: "AWS가 알 수 없는 오류로 응답했습니다.",
        steps: ["아래의 AWS 메시지를 확인하세요.", "잠시 후 다시 시도하세요."],
      },
    },
  },
};
