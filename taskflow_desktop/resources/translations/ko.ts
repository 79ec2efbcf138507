<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했어요</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>버전 복사</translation>
    </message>
    <message>
        <source>Rooms, tasks and stages for people who answer customers by chat.</source>
        <translation>채팅 상담을 하는 사람을 위한 상담방, 태스크, 단계</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Task Flow</source>
        <translation>태스크 플로우</translation>
    </message>
    <message>
        <source>The program is under the MIT licence. It uses Qt (LGPL 3), the typeface Pretendard (OFL 1.1) and icons of Lucide (ISC).</source>
        <translation>이 프로그램은 MIT 라이선스로 나눠요. Qt(LGPL 3), 프리텐다드 글꼴(OFL 1.1), Lucide 아이콘(ISC)을 써요.</translation>
    </message>
    <message>
        <source>{name}: {version}</source>
        <translation>{name}: {version}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Customers</source>
        <translation>고객관리(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>상담(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>About Task Flow</source>
        <translation>태스크 플로우 정보</translation>
    </message>
    <message>
        <source>Add a checklist item</source>
        <translation>체크리스트 항목 추가</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Ask for a review…</source>
        <translation>검토 요청…</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>파일 붙이기…</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>보드</translation>
    </message>
    <message>
        <source>Board or list of tasks</source>
        <translation>보드와 목록 바꾸기</translation>
    </message>
    <message>
        <source>Change the importance…</source>
        <translation>중요도 바꾸기…</translation>
    </message>
    <message>
        <source>Change the owner…</source>
        <translation>소유자 바꾸기…</translation>
    </message>
    <message>
        <source>Change the stage…</source>
        <translation>단계 바꾸기…</translation>
    </message>
    <message>
        <source>Choose a message first.</source>
        <translation>먼저 메시지를 골라 주세요.</translation>
    </message>
    <message>
        <source>Close the room</source>
        <translation>상담 종료</translation>
    </message>
    <message>
        <source>Collaborators…</source>
        <translation>참조자…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy a link to the task</source>
        <translation>태스크 링크 복사</translation>
    </message>
    <message>
        <source>Copy the task's number</source>
        <translation>태스크 번호 복사</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>어두운 테마</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>진단 정보…</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>이 목록에서 찾기</translation>
    </message>
    <message>
        <source>Hand over many rooms…</source>
        <translation>여러 상담방 이관…</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>이관…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>밝은 테마</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>화면 잠그기</translation>
    </message>
    <message>
        <source>Make a task of the message</source>
        <translation>메시지로 태스크 만들기</translation>
    </message>
    <message>
        <source>Manage Task Flow</source>
        <translation>태스크 플로우 관리</translation>
    </message>
    <message>
        <source>New room…</source>
        <translation>새 상담방…</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>새 태스크</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>다음 영역으로</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>다음 단계</translation>
    </message>
    <message>
        <source>Open a room first.</source>
        <translation>먼저 상담방을 열어 주세요.</translation>
    </message>
    <message>
        <source>Open a task first.</source>
        <translation>먼저 태스크를 열어 주세요.</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>이전 영역으로</translation>
    </message>
    <message>
        <source>Previous stage</source>
        <translation>이전 단계</translation>
    </message>
    <message>
        <source>Put the cursor into a text first.</source>
        <translation>먼저 글 안에 커서를 두세요.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>프로그램 종료</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Rename the task</source>
        <translation>태스크 제목 고치기</translation>
    </message>
    <message>
        <source>Reopen the room</source>
        <translation>다시 열기</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>상담</translation>
    </message>
    <message>
        <source>Search and commands…</source>
        <translation>검색과 명령…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Set the outcome</source>
        <translation>결과 정하기</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Show the menu bar</source>
        <translation>메뉴 막대 보기</translation>
    </message>
    <message>
        <source>Show the panel</source>
        <translation>정보 패널 보기</translation>
    </message>
    <message>
        <source>Sign in as somebody else…</source>
        <translation>다른 사람으로 로그인…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>통계</translation>
    </message>
    <message>
        <source>Take this room</source>
        <translation>내가 맡기</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>시스템 테마</translation>
    </message>
    <message>
        <source>There is no panel here.</source>
        <translation>여기에는 정보 패널이 없어요.</translation>
    </message>
    <message>
        <source>There is nothing to search here.</source>
        <translation>여기에서는 찾을 것이 없어요.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Write the memo</source>
        <translation>메모 쓰기</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>Fewer than {least} visits have ended here, so {warning} and {alarm} hours are the measure.</source>
        <translation>끝난 방문이 {least}건보다 적어서 {warning}시간과 {alarm}시간으로 봐요.</translation>
    </message>
    <message>
        <source>From {time} on the triangle shows ({times} times that, at least {hours} hours).</source>
        <translation>{time}부터는 세모로 보여요 (그 {times}배, 적어도 {hours}시간).</translation>
    </message>
    <message>
        <source>for {length}</source>
        <translation>{length}째</translation>
    </message>
    <message>
        <source>for {length}, which is long</source>
        <translation>{length}째 오래됐어요</translation>
    </message>
    <message>
        <source>for {length}, which is very long</source>
        <translation>{length}째 아주 오래됐어요</translation>
    </message>
    <message>
        <source>moved just now</source>
        <translation>방금 옮겼어요</translation>
    </message>
    <message>
        <source>{percent}% of the visits to this stage ended within {time} (the newest {n} visits of {days} days).</source>
        <translation>이 단계의 끝난 방문 {percent}%는 {time} 안에 끝났어요 ({days}일, 최근 {n}건).</translation>
    </message>
    <message>
        <source>{percent}% of the visits to this stage ended within {time} ({days} days, {n} visits).</source>
        <translation>이 단계의 끝난 방문 {percent}%는 {time} 안에 끝났어요 ({days}일, {n}건).</translation>
    </message>
</context>
<context>
    <name>AgentChanges</name>
    <message numerus="yes">
        <source>%n open task(s) changed owner</source>
        <translation>
            <numerusform>진행 중 태스크 %n건의 소유자도 바뀜</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes of the main agent</source>
        <translation>상담사가 바뀐 기록</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동 배정</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>{name} 님이 바꿈</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>직접 넘김</translation>
    </message>
    <message>
        <source>room opened</source>
        <translation>상담방을 열면서</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>직접 맡음</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>{change}, {facts}</source>
        <translation>{change}, {facts}</translation>
    </message>
    <message>
        <source>{name} assigned</source>
        <translation>{name} 배정</translation>
    </message>
    <message>
        <source>{name} taken off</source>
        <translation>{name} 배정 취소</translation>
    </message>
</context>
<context>
    <name>AlertSettings</name>
    <message>
        <source>A customer of my rooms writes</source>
        <translation>내 상담방의 고객이 메시지를 보낼 때</translation>
    </message>
    <message>
        <source>A room is handed over to me</source>
        <translation>상담방이 나에게 이관될 때</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Alerts go on coming. The icon in the tray opens the window or quits.</source>
        <translation>알림이 계속 와요. 알림 영역의 아이콘으로 창을 다시 열거나 종료해요.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>How and when</source>
        <translation>방법과 시간</translation>
    </message>
    <message>
        <source>I am added to a task as a collaborator</source>
        <translation>태스크의 참조자가 될 때</translation>
    </message>
    <message>
        <source>I become the owner of a task</source>
        <translation>태스크의 소유자가 될 때</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>창을 닫아도 계속 실행하기</translation>
    </message>
    <message>
        <source>My request for a review is answered</source>
        <translation>내가 부탁한 검토에 답이 올 때</translation>
    </message>
    <message>
        <source>No message comes up in these hours, by the clock of this computer.</source>
        <translation>이 시간에는 메시지가 뜨지 않아요. 이 컴퓨터의 시계를 따라요.</translation>
    </message>
    <message>
        <source>Notifications of this computer</source>
        <translation>컴퓨터 알림</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>방해 금지 시작</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>방해 금지 시간</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>방해 금지 끝</translation>
    </message>
    <message>
        <source>Somebody asks me for a review</source>
        <translation>누가 검토를 부탁할 때</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>이럴 때 알리기</translation>
    </message>
    <message>
        <source>This desktop has no tray, from which the window could be opened again.</source>
        <translation>이 데스크톱에는 창을 다시 열 수 있는 알림 영역이 없어요.</translation>
    </message>
    <message>
        <source>What is off here is still listed on the Alerts page, but doesn't pop up.</source>
        <translation>꺼 둔 것도 알림 페이지에는 남아요. 메시지만 뜨지 않아요.</translation>
    </message>
    <message>
        <source>While you work in another program. On a locked screen they tell neither names nor words.</source>
        <translation>다른 프로그램을 쓰는 동안 알려요. 화면이 잠겨 있으면 이름과 내용은 보이지 않아요.</translation>
    </message>
    <message>
        <source>until</source>
        <translation>끝</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>A new alert came</source>
        <translation>새 알림이 왔어요</translation>
    </message>
    <message>
        <source>Alert settings</source>
        <translation>알림 설정</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Loading the alerts</source>
        <translation>알림을 불러오고 있어요</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>모두 읽음</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>There are no alerts yet</source>
        <translation>아직 알림이 없어요</translation>
    </message>
    <message>
        <source>There are no unread alerts.</source>
        <translation>읽지 않은 알림이 없어요.</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>Which alerts</source>
        <translation>어떤 알림</translation>
    </message>
    <message>
        <source>You are told here when a task or a room becomes yours, or a customer writes to you.</source>
        <translation>태스크나 상담방이 내게 오거나 고객이 메시지를 보내면 여기에 알려 드려요.</translation>
    </message>
    <message>
        <source>You have read everything</source>
        <translation>모두 읽었어요</translation>
    </message>
    <message>
        <source>{by} added you to {number} as a collaborator</source>
        <translation>{by} 님이 나를 {number}의 참조자로 넣었어요</translation>
    </message>
    <message>
        <source>{by} answered your review request for {number}</source>
        <translation>{by} 님이 {number} 검토 요청에 답했어요</translation>
    </message>
    <message>
        <source>{by} asked you to review {number}</source>
        <translation>{by} 님이 {number} 검토를 부탁했어요</translation>
    </message>
    <message>
        <source>{by} handed {customer}'s room over to you</source>
        <translation>{by} 님이 {customer} 님의 상담방을 나에게 이관했어요</translation>
    </message>
    <message>
        <source>{by} made you the owner of {number}</source>
        <translation>{by} 님이 나를 {number}의 소유자로 정했어요</translation>
    </message>
    <message>
        <source>{customer} sent a message</source>
        <translation>{customer} 님이 메시지를 보냈어요</translation>
    </message>
    <message>
        <source>{n} new alerts</source>
        <translation>새 알림이 {n}개 왔어요</translation>
    </message>
    <message>
        <source>{n} unread</source>
        <translation>읽지 않음 {n}</translation>
    </message>
    <message>
        <source>{title} · {customer}</source>
        <translation>{title} · {customer}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>“{text}” · {place}</source>
        <translation>“{text}” · {place}</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message numerus="yes">
        <source>%n change(s) since {time} will no longer be there ({people}).</source>
        <translation>
            <numerusform>{time} 뒤의 변경 %n건이 사라져요 ({people}).</numerusform>
        </translation>
    </message>
    <message>
        <source>A file of that name is there already. Try again.</source>
        <translation>같은 이름의 파일이 이미 있어요. 다시 해 주세요.</translation>
    </message>
    <message>
        <source>A newer version of the program made this. Update the program first.</source>
        <translation>더 새로운 버전에서 만든 백업이에요. 프로그램을 먼저 업데이트해 주세요.</translation>
    </message>
    <message>
        <source>A site without a name</source>
        <translation>이름 없는 사이트</translation>
    </message>
    <message>
        <source>All (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>An older version of the program made it. A copy is brought up to date.</source>
        <translation>이전 버전에서 만든 백업이에요. 사본을 지금 버전에 맞춰서 복원해요.</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>다른 파일</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>다른 파일…</translation>
    </message>
    <message>
        <source>Another program is using the data all the time. Try again in a moment; the data are as they were.</source>
        <translation>다른 프로그램이 데이터를 계속 쓰고 있어요. 잠시 뒤 다시 해 주세요. 데이터는 그대로예요.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Backups (*.tfbackup *.sqlite3 *.db)</source>
        <translation>백업 (*.tfbackup *.sqlite3 *.db)</translation>
    </message>
    <message>
        <source>Before a restore</source>
        <translation>복원하기 전</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>직접</translation>
    </message>
    <message>
        <source>Cancelled. The data are as they were.</source>
        <translation>그만뒀어요. 데이터는 그대로예요.</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>백업 고르기</translation>
    </message>
    <message>
        <source>Choose a backup first.</source>
        <translation>백업을 먼저 골라 주세요.</translation>
    </message>
    <message>
        <source>Choose one; nothing happens before you say so.</source>
        <translation>하나를 골라 주세요. 확인하기 전에는 아무것도 바뀌지 않아요.</translation>
    </message>
    <message>
        <source>Everyone must sign in again with the password from that time.</source>
        <translation>모두 다시 로그인해요. 비밀번호는 백업할 때의 것이에요.</translation>
    </message>
    <message>
        <source>Everything that is there now is in the backup too.</source>
        <translation>지금 있는 내용이 백업에도 모두 있어요.</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>마지막 변경</translation>
    </message>
    <message>
        <source>Looking into the backup…</source>
        <translation>백업을 살펴보는 중이에요…</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>No admin could sign in to what it holds. Choose another one.</source>
        <translation>이 백업에는 로그인할 수 있는 관리자가 없어요. 다른 백업을 골라 주세요.</translation>
    </message>
    <message>
        <source>Nothing can be stored in this folder. Choose another one.</source>
        <translation>이 폴더에는 저장할 수 없어요. 다른 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Other windows on this data close what they show.</source>
        <translation>이 데이터를 보던 다른 창도 로그인 화면으로 가요.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>상담사</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>백업 복원</translation>
    </message>
    <message>
        <source>Restore the data of {time}?</source>
        <translation>{time}의 데이터로 복원할까요?</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>복원…</translation>
    </message>
    <message>
        <source>Restoring… The sign-in appears when it is done.</source>
        <translation>복원하는 중이에요. 끝나면 로그인 화면이 나와요.</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>상담방</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>사이트</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Something in its history was changed, from line {n} on. Look with the check afterwards.</source>
        <translation>이 백업의 기록이 {n}번째 줄부터 바뀌었어요. 복원한 뒤 검사해 보세요.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>태스크</translation>
    </message>
    <message>
        <source>The damaged file is kept as it is.</source>
        <translation>손상된 파일은 그대로 보관해요.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again; the data are as they were.</source>
        <translation>디스크가 가득 찼어요. 자리를 만들고 다시 해 주세요. 데이터는 그대로예요.</translation>
    </message>
    <message>
        <source>The file breaks off before its end. Copy it again, or choose another one.</source>
        <translation>파일이 끝까지 복사되지 않았어요. 다시 복사하거나 다른 백업을 골라 주세요.</translation>
    </message>
    <message>
        <source>The file can't be read. Check its permissions, or choose another one.</source>
        <translation>파일을 읽을 수 없어요. 권한을 확인하거나 다른 백업을 골라 주세요.</translation>
    </message>
    <message>
        <source>The file is damaged. Choose another one.</source>
        <translation>파일이 손상됐어요. 다른 백업을 골라 주세요.</translation>
    </message>
    <message>
        <source>The file is empty. Choose another one.</source>
        <translation>빈 파일이에요. 다른 백업을 골라 주세요.</translation>
    </message>
    <message>
        <source>The file isn't there any more. Choose another one.</source>
        <translation>파일이 없어졌어요. 다른 백업을 골라 주세요.</translation>
    </message>
    <message>
        <source>The name of this folder or file can't be used. Choose another one.</source>
        <translation>이 폴더나 파일 이름은 쓸 수 없어요. 다른 것을 골라 주세요.</translation>
    </message>
    <message>
        <source>The passwords of then hold again for: {names}. Reset them if need be.</source>
        <translation>이분들은 그때의 비밀번호로 돌아가요: {names}. 필요하면 다시 정해 주세요.</translation>
    </message>
    <message>
        <source>The present data are backed up first. You can go back to them.</source>
        <translation>지금 데이터는 먼저 백업해 둬요. 언제든 다시 돌아올 수 있어요.</translation>
    </message>
    <message>
        <source>The present data are damaged. They are kept beside the backups as they are.</source>
        <translation>지금 데이터가 손상됐어요. 손상된 파일은 백업 옆에 그대로 보관해요.</translation>
    </message>
    <message>
        <source>The present data file is too damaged to be replaced. Close the program everywhere, move the file away and restore again.</source>
        <translation>지금 데이터 파일이 너무 많이 손상되어 바꿀 수 없어요. 모든 창에서 프로그램을 닫고 파일을 다른 곳으로 옮긴 뒤 다시 복원해 주세요.</translation>
    </message>
    <message>
        <source>There is no backup here yet.</source>
        <translation>아직 백업이 없어요.</translation>
    </message>
    <message>
        <source>These data are backed up on the server.</source>
        <translation>이 데이터는 서버에서 백업해요.</translation>
    </message>
    <message>
        <source>These people can sign in again: {names}. Deactivate them afterwards.</source>
        <translation>다시 로그인할 수 있게 되는 사람이 있어요: {names}. 복원한 뒤 ‘사용 안 함’으로 바꿔 주세요.</translation>
    </message>
    <message>
        <source>This file belongs to another program. Choose another one.</source>
        <translation>다른 프로그램의 파일이에요. 다른 백업을 골라 주세요.</translation>
    </message>
    <message>
        <source>This folder isn't there. Choose another one.</source>
        <translation>폴더가 없어요. 다른 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>This is a backup of other data than the present ones.</source>
        <translation>지금 데이터가 아닌 다른 데이터의 백업이에요.</translation>
    </message>
    <message>
        <source>This is the data file itself, not a backup of it. Choose another.</source>
        <translation>백업이 아니라 지금 쓰는 데이터 파일이에요. 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>This isn't a Task Flow backup. Choose another file.</source>
        <translation>태스크 플로우 백업이 아니에요. 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>What lies in the place of the data isn't Task Flow's.</source>
        <translation>데이터가 있어야 할 곳에 다른 프로그램의 파일이 있어요.</translation>
    </message>
    <message>
        <source>the system</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>이름 없음</translation>
    </message>
    <message>
        <source>{backup} · other data: {site}</source>
        <translation>{backup} · 다른 데이터: {site}</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} 외 {n}명</translation>
    </message>
    <message>
        <source>{name}: {backup}, now {now}</source>
        <translation>{name}: 백업 {backup}, 지금 {now}</translation>
    </message>
    <message>
        <source>{site}: {rooms} rooms, {tasks} tasks.</source>
        <translation>{site}: 상담방 {rooms}개, 태스크 {tasks}건이 들어 있어요.</translation>
    </message>
    <message>
        <source>{time} · {kind} · {size}</source>
        <translation>{time} · {kind} · {size}</translation>
    </message>
    <message>
        <source>{time} · {name}</source>
        <translation>{time} · {name}</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) can't be changed</source>
        <translation>
            <numerusform>%n건은 바꿀 수 없음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) have their importance again</source>
        <translation>
            <numerusform>%n건의 중요도를 되돌렸어요</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) have their owners again</source>
        <translation>
            <numerusform>%n건의 소유자를 되돌렸어요</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) stay as they were.</source>
        <translation>
            <numerusform>%n건은 그대로예요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) were not changed.</source>
        <translation>
            <numerusform>%n건은 바꾸지 못했어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are so already.</source>
        <translation>모두 이미 그렇게 되어 있어요.</translation>
    </message>
    <message>
        <source>All {number}</source>
        <translation>전체 {number}</translation>
    </message>
    <message>
        <source>Alt ↑↓ moves a column</source>
        <translation>Alt ↑↓로 열 옮기기</translation>
    </message>
    <message>
        <source>Average stay {length}</source>
        <translation>평균 체류 {length}</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>보드</translation>
    </message>
    <message>
        <source>Board or list</source>
        <translation>보드 또는 목록</translation>
    </message>
    <message>
        <source>Cards aren't dragged. Press S to change the stage.</source>
        <translation>카드는 끌어서 옮기지 않아요. S 키로 단계를 바꿔 주세요.</translation>
    </message>
    <message>
        <source>Change importance…</source>
        <translation>중요도 바꾸기…</translation>
    </message>
    <message>
        <source>Change owner…</source>
        <translation>소유자 바꾸기…</translation>
    </message>
    <message>
        <source>Change stage…</source>
        <translation>단계 바꾸기…</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>체크리스트</translation>
    </message>
    <message>
        <source>Choose only one</source>
        <translation>한 건만 고르기</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>필터 지우기</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>패널 닫기</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>열을 처음대로</translation>
    </message>
    <message>
        <source>Columns of the list</source>
        <translation>목록의 열</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n number(s)</source>
        <translation>
            <numerusform>번호 %n개를 복사했어요</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied {number}</source>
        <translation>{number}[을/를] 복사했어요</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>번호 복사</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>등록</translation>
    </message>
    <message>
        <source>Created: {time}</source>
        <translation>등록: {time}</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>고객 · 상담방</translation>
    </message>
    <message>
        <source>Find tasks</source>
        <translation>태스크 찾기</translation>
    </message>
    <message>
        <source>Fold this column</source>
        <translation>열 접기</translation>
    </message>
    <message>
        <source>Go to rooms</source>
        <translation>상담방으로 가기</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>중요도</translation>
    </message>
    <message>
        <source>Importance first</source>
        <translation>중요도 순</translation>
    </message>
    <message numerus="yes">
        <source>Importance of %n task(s) is now {importance}</source>
        <translation>
            <numerusform>%n건의 중요도를 ‘{importance}’[으로/로] 바꿨어요</numerusform>
        </translation>
    </message>
    <message>
        <source>In stage</source>
        <translation>체류</translation>
    </message>
    <message>
        <source>In this stage since {time}</source>
        <translation>이 단계에 들어온 때: {time}</translation>
    </message>
    <message>
        <source>List</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>Loading the tasks</source>
        <translation>태스크를 불러오고 있어요</translation>
    </message>
    <message>
        <source>Longest in stage</source>
        <translation>오래 머문 순</translation>
    </message>
    <message>
        <source>Looking for {filters}.</source>
        <translation>{filters}[으로/로] 찾고 있어요.</translation>
    </message>
    <message>
        <source>Main agent {name}</source>
        <translation>주 상담사 {name}</translation>
    </message>
    <message>
        <source>Menu of column {stage}</source>
        <translation>{stage} 열 메뉴</translation>
    </message>
    <message>
        <source>Mine {number}</source>
        <translation>내 태스크 {number}</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>다른 필터</translation>
    </message>
    <message numerus="yes">
        <source>Moved %n task(s)</source>
        <translation>
            <numerusform>%n건을 옮겼어요</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n task(s) to “{stage}”</source>
        <translation>
            <numerusform>%n건을 ‘{stage}’[으로/로] 옮겼어요</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Next card</source>
        <translation>다음 카드</translation>
    </message>
    <message>
        <source>No main agent</source>
        <translation>주 상담사 없음</translation>
    </message>
    <message>
        <source>No task matches</source>
        <translation>조건에 맞는 태스크가 없어요</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Number, title or customer</source>
        <translation>번호, 제목, 고객 찾기</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>오래된 순</translation>
    </message>
    <message numerus="yes">
        <source>Once on, %n agent(s) can use it at once. Existing tasks are all there.</source>
        <translation>
            <numerusform>켜면 상담사 %n명이 바로 쓸 수 있어요. 등록한 태스크는 그대로 있어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open room</source>
        <translation>상담방 열기</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>설정 열기</translation>
    </message>
    <message>
        <source>Open task</source>
        <translation>열린 태스크</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>정렬: {order}</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>소유자</translation>
    </message>
    <message>
        <source>Owner · {tasks}</source>
        <translation>소유자 · {tasks}</translation>
    </message>
    <message>
        <source>Owner: {owner}</source>
        <translation>소유자: {owner}</translation>
    </message>
    <message>
        <source>Previous card</source>
        <translation>앞 카드</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>상담방</translation>
    </message>
    <message>
        <source>S change stage · Enter open · / filter</source>
        <translation>S 단계 변경 · Enter 열기 · / 찾기</translation>
    </message>
    <message>
        <source>Shared {number}</source>
        <translation>참조 {number}</translation>
    </message>
    <message>
        <source>Shortest in stage</source>
        <translation>짧게 머문 순</translation>
    </message>
    <message>
        <source>Show all tasks</source>
        <translation>전체 태스크 보기</translation>
    </message>
    <message>
        <source>Show columns</source>
        <translation>열 보기</translation>
    </message>
    <message>
        <source>Show {number} more</source>
        <translation>{number}건 더 보기</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Task Flow board</source>
        <translation>태스크 플로우 관리</translation>
    </message>
    <message>
        <source>Task Flow is off</source>
        <translation>태스크 플로우가 꺼져 있어요</translation>
    </message>
    <message>
        <source>Task Flow settings</source>
        <translation>태스크 플로우 설정</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>태스크</translation>
    </message>
    <message>
        <source>Tasks are created inside a room.</source>
        <translation>태스크는 상담방 안에서 만들어요.</translation>
    </message>
    <message>
        <source>Tasks in this room {total}/{limit}</source>
        <translation>이 방의 태스크 {total}/{limit}</translation>
    </message>
    <message>
        <source>Tasks that were not changed</source>
        <translation>바꾸지 못한 태스크</translation>
    </message>
    <message>
        <source>That is done to one task at a time. Choose just one.</source>
        <translation>한 건씩 할 수 있는 일이에요. 한 건만 골라 주세요.</translation>
    </message>
    <message>
        <source>There are no tasks yet</source>
        <translation>아직 태스크가 없어요</translation>
    </message>
    <message>
        <source>This is the first card of the column.</source>
        <translation>이 열의 첫 카드예요.</translation>
    </message>
    <message>
        <source>This is the last card of the column.</source>
        <translation>이 열의 마지막 카드예요.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Unfold column: {column}</source>
        <translation>열 펼치기: {column}</translation>
    </message>
    <message>
        <source>Whose tasks</source>
        <translation>누구의 태스크</translation>
    </message>
    <message>
        <source>You collaborate on no tasks</source>
        <translation>참조하는 태스크가 없어요</translation>
    </message>
    <message>
        <source>You own no tasks</source>
        <translation>맡은 태스크가 없어요</translation>
    </message>
    <message>
        <source>Your tasks return when an admin turns it on again.</source>
        <translation>관리자가 다시 켜면 등록한 태스크가 그대로 돌아와요.</translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation>최근 24시간</translation>
    </message>
    <message>
        <source>last {days} days</source>
        <translation>최근 {days}일</translation>
    </message>
    <message>
        <source>time to finish {length}</source>
        <translation>소요 시간 {length}</translation>
    </message>
    <message>
        <source>{agent} · {tasks}</source>
        <translation>{agent} · {tasks}</translation>
    </message>
    <message>
        <source>{channel} · {state}</source>
        <translation>{channel} · {state}</translation>
    </message>
    <message>
        <source>{column}, downwards</source>
        <translation>{column} 내림차순</translation>
    </message>
    <message>
        <source>{column}, place {n}</source>
        <translation>{column}, {n}번째</translation>
    </message>
    <message>
        <source>{column}, upwards</source>
        <translation>{column} 오름차순</translation>
    </message>
    <message>
        <source>{customer}, {channel}</source>
        <translation>{customer}, {channel}</translation>
    </message>
    <message>
        <source>{done}. {rest}</source>
        <translation>{done}. {rest}</translation>
    </message>
    <message numerus="yes">
        <source>{name} is the owner of %n task(s) now</source>
        <translation>
            <numerusform>이제 {name} 님이 %n건의 소유자예요</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} {title}</source>
        <translation>{number} {title}</translation>
    </message>
    <message>
        <source>{number}, {title}, {stage}, {time}, {importance}, {outcome}, owner {owner}</source>
        <translation>{number}, {title}, {stage}, {time}, {importance}, {outcome}, 소유자 {owner}</translation>
    </message>
    <message>
        <source>{open} in progress · {done} finished today</source>
        <translation>진행 중 {open} · 오늘 완료 {done}</translation>
    </message>
    <message>
        <source>{outcome}: {time}</source>
        <translation>{outcome}: {time}</translation>
    </message>
    <message>
        <source>{stage} {number}/{total}</source>
        <translation>{stage} {number}/{total}</translation>
    </message>
    <message>
        <source>{stage}, {position} of {count}, {tasks}</source>
        <translation>{stage}, {count}단계 중 {position}단계, {tasks}</translation>
    </message>
    <message>
        <source>{tasks} · {chosen} chosen</source>
        <translation>{tasks} · {chosen}건 고름</translation>
    </message>
    <message>
        <source>{tasks} · {rest}</source>
        <translation>{tasks} · {rest}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>‘{text}’</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>새 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a room</source>
        <translation>상담방을 골라 주세요</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the room</source>
        <translation>상담 종료</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>대화</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했어요</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>이관</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>이관…</translation>
    </message>
    <message>
        <source>Handed over because: {reason}</source>
        <translation>이관한 까닭: {reason}</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>내부 메모</translation>
    </message>
    <message>
        <source>Loading the conversation</source>
        <translation>대화를 불러오고 있어요</translation>
    </message>
    <message>
        <source>Main agent</source>
        <translation>주 상담사</translation>
    </message>
    <message>
        <source>Main agent changed: {before} → {after}</source>
        <translation>주 상담사가 {before} → {after} 님으로 바뀌었어요</translation>
    </message>
    <message numerus="yes">
        <source>Main agent changed: {before} → {after}. %n open task(s) changed owner</source>
        <translation>
            <numerusform>주 상담사가 {before} → {after} 님으로 바뀌었어요. 진행 중인 태스크 %n건의 소유자도 바뀌었어요</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a task</source>
        <translation>태스크 만들기</translation>
    </message>
    <message>
        <source>Message to select from</source>
        <translation>골라서 복사할 메시지</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>새 태스크</translation>
    </message>
    <message>
        <source>No main agent</source>
        <translation>주 상담사 없음</translation>
    </message>
    <message>
        <source>Open {number}</source>
        <translation>{number} 열기</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>정보 패널</translation>
    </message>
    <message>
        <source>Reopen the room</source>
        <translation>상담 다시 열기</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>상태: {state}</translation>
    </message>
    <message>
        <source>Take this room</source>
        <translation>내가 맡기</translation>
    </message>
    <message>
        <source>The system</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Whole message</source>
        <translation>메시지 전체</translation>
    </message>
    <message>
        <source>no main agent</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{after} took this room</source>
        <translation>{after} 님이 이 상담방을 맡았어요</translation>
    </message>
    <message numerus="yes">
        <source>{after} took this room. %n open task(s) changed owner</source>
        <translation>
            <numerusform>{after} 님이 이 상담방을 맡았어요. 진행 중인 태스크 %n건의 소유자도 바뀌었어요</numerusform>
        </translation>
    </message>
    <message>
        <source>{before} no longer has this room</source>
        <translation>{before} 님이 이 상담방을 더는 맡지 않아요</translation>
    </message>
    <message>
        <source>{customer}, {channel}, main agent {agent}</source>
        <translation>{customer}, {channel}, 주 상담사 {agent}</translation>
    </message>
    <message>
        <source>{j} {k} to move, {enter} to open.</source>
        <translation>{j} {k} 로 위아래, {enter} 로 열 수 있어요.</translation>
    </message>
    <message>
        <source>{name} closed the room</source>
        <translation>{name} 님이 상담을 종료했어요</translation>
    </message>
    <message>
        <source>{name} created {number}</source>
        <translation>{name} 님이 {number} 태스크를 등록했어요</translation>
    </message>
    <message>
        <source>{name} reopened the room</source>
        <translation>{name} 님이 상담을 다시 열었어요</translation>
    </message>
    <message>
        <source>{number} · {stage}</source>
        <translation>{number} · {stage}</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message numerus="yes">
        <source>%n thing(s) don't agree.</source>
        <translation>
            <numerusform>맞지 않는 곳이 %n곳 있어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>지금 검사</translation>
    </message>
    <message>
        <source>Copy this and send it to whoever helps you.</source>
        <translation>이 내용을 복사해서 도와줄 사람에게 보내 주세요.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Looking at people and settings</source>
        <translation>상담사와 설정 확인</translation>
    </message>
    <message>
        <source>Looking at rooms</source>
        <translation>상담방 확인</translation>
    </message>
    <message>
        <source>Looking at tasks</source>
        <translation>태스크 확인</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>파일 확인</translation>
    </message>
    <message>
        <source>Looking at the history</source>
        <translation>이력 확인</translation>
    </message>
    <message>
        <source>Looks whether all that is stored agrees with the history. You can go on working.</source>
        <translation>저장된 내용이 이력과 모두 맞는지 살펴봐요. 그동안 계속 일해도 돼요.</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>이상이 없어요.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Stopped. What was looked at is sound.</source>
        <translation>그만뒀어요. 살펴본 곳까지는 이상이 없어요.</translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation>검사 결과</translation>
    </message>
    <message>
        <source>contents other than what was stored</source>
        <translation>저장한 것과 다른 내용</translation>
    </message>
    <message>
        <source>damaged in the file</source>
        <translation>파일 손상</translation>
    </message>
    <message>
        <source>history lines of an unknown kind</source>
        <translation>알 수 없는 이력</translation>
    </message>
    <message>
        <source>history lines that are missing</source>
        <translation>빠진 이력</translation>
    </message>
    <message>
        <source>history lines that contradict each other</source>
        <translation>서로 어긋나는 이력</translation>
    </message>
    <message>
        <source>history lines that were changed</source>
        <translation>고쳐진 이력</translation>
    </message>
    <message>
        <source>history lines without a number</source>
        <translation>번호 없는 이력</translation>
    </message>
    <message>
        <source>history that breaks off</source>
        <translation>끊긴 이력</translation>
    </message>
    <message>
        <source>rules that aren't in force</source>
        <translation>작동하지 않는 규칙</translation>
    </message>
    <message>
        <source>stays in stages that don't follow one another</source>
        <translation>이어지지 않는 단계 체류</translation>
    </message>
    <message>
        <source>things that are gone</source>
        <translation>없어진 것</translation>
    </message>
    <message>
        <source>things without a history</source>
        <translation>이력 없는 것</translation>
    </message>
    <message>
        <source>values other than the history says</source>
        <translation>이력과 다른 값</translation>
    </message>
    <message>
        <source>{events} history lines, {tasks} tasks, {files} files and {rooms} rooms agree.</source>
        <translation>이력 {events}줄, 태스크 {tasks}건, 파일 {files}개, 상담방 {rooms}개가 모두 맞아요.</translation>
    </message>
    <message>
        <source>{kinds}. Nothing was changed; show the details to whoever helps you.</source>
        <translation>{kinds}. 아무것도 고치지 않았어요. 자세한 내용을 도와줄 사람에게 보여 주세요.</translation>
    </message>
    <message>
        <source>{kind} ({n})</source>
        <translation>{kind} {n}</translation>
    </message>
    <message>
        <source>{part} · {done} of {total}</source>
        <translation>{part} · {total} 중 {done}</translation>
    </message>
    <message>
        <source>{part}…</source>
        <translation>{part}…</translation>
    </message>
</context>
<context>
    <name>CheckPlaces</name>
    <message>
        <source>acknowledged</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>acknowledged at</source>
        <translation>확인한 때</translation>
    </message>
    <message>
        <source>added at</source>
        <translation>넣은 때</translation>
    </message>
    <message>
        <source>added by</source>
        <translation>넣은 사람</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>상담사</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>another text</source>
        <translation>다른 글</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>답함</translation>
    </message>
    <message>
        <source>answered at</source>
        <translation>답한 때</translation>
    </message>
    <message>
        <source>asked at</source>
        <translation>물은 때</translation>
    </message>
    <message>
        <source>attachment</source>
        <translation>첨부파일</translation>
    </message>
    <message>
        <source>changes taken back</source>
        <translation>되돌린 변경</translation>
    </message>
    <message>
        <source>checklist item</source>
        <translation>체크리스트 항목</translation>
    </message>
    <message>
        <source>collaborator</source>
        <translation>참조자</translation>
    </message>
    <message>
        <source>collaborators</source>
        <translation>참조자</translation>
    </message>
    <message>
        <source>creator</source>
        <translation>만든 사람</translation>
    </message>
    <message>
        <source>giver</source>
        <translation>넘긴 사람</translation>
    </message>
    <message>
        <source>hand-over</source>
        <translation>이관</translation>
    </message>
    <message>
        <source>handed at</source>
        <translation>넘긴 때</translation>
    </message>
    <message>
        <source>how many were given</source>
        <translation>준 개수</translation>
    </message>
    <message>
        <source>importance</source>
        <translation>중요도</translation>
    </message>
    <message>
        <source>imported name</source>
        <translation>가져온 이름</translation>
    </message>
    <message>
        <source>made at</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>made by</source>
        <translation>만든 사람</translation>
    </message>
    <message>
        <source>main agent</source>
        <translation>주 상담사</translation>
    </message>
    <message>
        <source>main agent before</source>
        <translation>이전 주 상담사</translation>
    </message>
    <message>
        <source>memo</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>memo, revision</source>
        <translation>메모 판</translation>
    </message>
    <message>
        <source>message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>소유자</translation>
    </message>
    <message>
        <source>place</source>
        <translation>자리</translation>
    </message>
    <message>
        <source>present</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>까닭</translation>
    </message>
    <message>
        <source>receiver</source>
        <translation>받는 사람</translation>
    </message>
    <message>
        <source>review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>revision</source>
        <translation>판</translation>
    </message>
    <message>
        <source>room</source>
        <translation>상담방</translation>
    </message>
    <message>
        <source>saved at</source>
        <translation>저장한 때</translation>
    </message>
    <message>
        <source>saved by</source>
        <translation>저장한 사람</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>task</source>
        <translation>태스크</translation>
    </message>
    <message>
        <source>text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>the alerts</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>the flow</source>
        <translation>플로우</translation>
    </message>
    <message>
        <source>the history</source>
        <translation>이력</translation>
    </message>
    <message>
        <source>the numbers of</source>
        <translation>번호,</translation>
    </message>
    <message>
        <source>the rules</source>
        <translation>규칙</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>the team</source>
        <translation>팀</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>체크</translation>
    </message>
    <message>
        <source>ticked by</source>
        <translation>체크한 사람</translation>
    </message>
    <message>
        <source>time of creation</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>time of the tick</source>
        <translation>체크한 때</translation>
    </message>
    <message>
        <source>title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>who asks</source>
        <translation>묻는 사람</translation>
    </message>
    <message>
        <source>who is asked</source>
        <translation>답할 사람</translation>
    </message>
    <message>
        <source>who spoke</source>
        <translation>말한 사람</translation>
    </message>
</context>
<context>
    <name>CheckWords</name>
    <message>
        <source>attachments: {files}, {bytes} bytes, by their SHA-256</source>
        <translation>첨부파일: {files}개, {bytes}바이트, SHA-256으로 확인</translation>
    </message>
    <message>
        <source>file: pages, indexes, constraints, references</source>
        <translation>파일: 페이지, 색인, 제약, 참조</translation>
    </message>
    <message>
        <source>history: {events} events, each chained to the one before</source>
        <translation>이력: 기록 {events}건, 모두 앞 기록과 이어짐</translation>
    </message>
    <message>
        <source>rooms: {rooms}, with {messages} messages written here</source>
        <translation>상담방: {rooms}개, 여기서 쓴 메시지 {messages}개</translation>
    </message>
    <message>
        <source>tasks: {tasks}, with {items} checklist items and {revisions} revisions of memos</source>
        <translation>태스크: {tasks}건, 체크리스트 항목 {items}개, 메모 판 {revisions}개</translation>
    </message>
    <message>
        <source>team and flow: {agents} agents, {stages} stages, the settings</source>
        <translation>팀과 플로우: 상담사 {agents}명, 단계 {stages}개, 설정</translation>
    </message>
    <message>
        <source>{place} breaks off before event {event}; the newest should be {found}</source>
        <translation>{place}: 기록 {event}번 앞에서 끊겼어요. 마지막은 {found}번이어야 해요</translation>
    </message>
    <message>
        <source>{place} is damaged: {found}</source>
        <translation>{place}: 손상됐어요: {found}</translation>
    </message>
    <message>
        <source>{place}: event {event} is missing</source>
        <translation>{place}: 기록 {event}번이 없어요</translation>
    </message>
    <message>
        <source>{place}: event {event} is not what was written</source>
        <translation>{place}: 기록 {event}번이 쓰인 그대로가 아니에요</translation>
    </message>
    <message>
        <source>{place}: event {event} is of an unknown kind, {found}</source>
        <translation>{place}: 기록 {event}번은 모르는 종류예요: {found}</translation>
    </message>
    <message>
        <source>{place}: event {event} says it was {found} before, earlier ones say {said}</source>
        <translation>{place}: 기록 {event}번은 이전 값을 {found}, 앞선 기록은 {said}[이라/라]고 해요</translation>
    </message>
    <message>
        <source>{place}: events {event} to {found} are missing</source>
        <translation>{place}: 기록 {event}번부터 {found}번까지 없어요</translation>
    </message>
    <message>
        <source>{place}: is {found}, but should be {said}</source>
        <translation>{place}: 지금은 {found}, 원래는 {said}[이/가] 맞아요</translation>
    </message>
    <message>
        <source>{place}: is {found}, but the history says {said}</source>
        <translation>{place}: 지금은 {found}, 이력에는 {said}</translation>
    </message>
    <message>
        <source>{place}: lines without a number: {found}</source>
        <translation>{place}: 번호 없는 줄: {found}</translation>
    </message>
    <message>
        <source>{place}: the content is not what was written: is {found}, should be {said}</source>
        <translation>{place}: 내용이 쓰인 그대로가 아니에요: 지금은 {found}, 원래는 {said}</translation>
    </message>
    <message>
        <source>{place}: the history says nothing of it</source>
        <translation>{place}: 이력에 없어요</translation>
    </message>
    <message>
        <source>{place}: the history tells of it, but it is not there</source>
        <translation>{place}: 이력에는 있는데 자료가 없어요</translation>
    </message>
    <message>
        <source>{place}: {found} is not in force as this program made it</source>
        <translation>{place}: {found}[이/가] 이 프로그램이 만든 대로 있지 않아요</translation>
    </message>
    <message>
        <source>{sentence} (event {event})</source>
        <translation>{sentence} (기록 {event}번)</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>Add an item</source>
        <translation>항목 추가</translation>
    </message>
    <message>
        <source>Add it again</source>
        <translation>다시 추가</translation>
    </message>
    <message>
        <source>An item you typed is not saved.</source>
        <translation>쓰던 항목을 저장하지 못했어요.</translation>
    </message>
    <message>
        <source>Changed “{text}”</source>
        <translation>‘{text}’[으로/로] 고쳤어요</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>체크리스트</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>글 복사</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Moved “{text}”</source>
        <translation>‘{text}’[을/를] 옮겼어요</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>새 항목</translation>
    </message>
    <message>
        <source>Put back “{text}”</source>
        <translation>‘{text}’[을/를] 되돌려 놓았어요</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Removed “{text}”</source>
        <translation>‘{text}’[을/를] 뺐어요</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>There is room for {free} more of these {lines} lines; a checklist has {limit}.</source>
        <translation>{lines}줄 가운데 {free}개만 더 넣을 수 있어요. 체크리스트는 {limit}개까지 만들 수 있어요.</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>체크</translation>
    </message>
    <message>
        <source>Ticked by {name}, {time}</source>
        <translation>{name} 님이 체크함 · {time}</translation>
    </message>
    <message>
        <source>Ticked “{text}”</source>
        <translation>‘{text}’[을/를] 체크했어요</translation>
    </message>
    <message>
        <source>Untick</source>
        <translation>체크 풀기</translation>
    </message>
    <message>
        <source>Unticked “{text}”</source>
        <translation>‘{text}’의 체크를 풀었어요</translation>
    </message>
    <message>
        <source>Write an item, then Enter</source>
        <translation>항목을 적고 Enter</translation>
    </message>
    <message>
        <source>{added} of {lines} lines were added. Too long, {n} of {limit} characters: “{line}…”</source>
        <translation>{lines}줄 가운데 {added}개를 더했어요. 항목은 {limit}자까지 쓸 수 있어요: “{line}…” ({n}자)</translation>
    </message>
    <message>
        <source>{added} of {lines} lines were added; a checklist has {limit} items at most.</source>
        <translation>{lines}줄 가운데 {added}개를 더했어요. 체크리스트는 {limit}개까지 만들 수 있어요.</translation>
    </message>
    <message>
        <source>{name} changed it to “{text}” meanwhile.</source>
        <translation>그사이 {name} 님이 ‘{text}’[으로/로] 고쳤어요.</translation>
    </message>
    <message>
        <source>{name} removed this item meanwhile.</source>
        <translation>그사이 {name} 님이 이 항목을 뺐어요.</translation>
    </message>
    <message>
        <source>{text}, done, {told}</source>
        <translation>{text}, 완료, {told}</translation>
    </message>
    <message>
        <source>{text}, open</source>
        <translation>{text}, 남음</translation>
    </message>
</context>
<context>
    <name>CloseRoom</name>
    <message numerus="yes">
        <source>%n task(s) are still open</source>
        <translation>
            <numerusform>진행 중인 태스크가 %n건 있어요</numerusform>
        </translation>
    </message>
    <message>
        <source>Checklist {done}/{total}</source>
        <translation>체크리스트 {done}/{total}</translation>
    </message>
    <message>
        <source>Choose who takes the task.</source>
        <translation>태스크를 넘길 사람을 골라 주세요.</translation>
    </message>
    <message>
        <source>Close room</source>
        <translation>종료하기</translation>
    </message>
    <message>
        <source>Close this room?</source>
        <translation>상담을 종료할까요?</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>동료</translation>
    </message>
    <message>
        <source>Failure…</source>
        <translation>실패…</translation>
    </message>
    <message>
        <source>Give the task</source>
        <translation>태스크 넘기기</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>열어 두기</translation>
    </message>
    <message>
        <source>New tasks can't be added to a closed room.</source>
        <translation>종료하면 새 태스크는 만들 수 없어요.</translation>
    </message>
    <message>
        <source>Show tasks</source>
        <translation>태스크 보기</translation>
    </message>
    <message>
        <source>Somebody changed this task just now. Look at it again.</source>
        <translation>방금 다른 사람이 이 태스크를 바꿨어요. 다시 봐 주세요.</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>성공</translation>
    </message>
    <message>
        <source>They stay and can be edited after closing. New tasks can't be added.</source>
        <translation>종료해도 태스크는 남고 계속 고칠 수 있어요. 새 태스크는 만들 수 없어요.</translation>
    </message>
    <message>
        <source>This task was finished just now: {outcome}</source>
        <translation>이 태스크는 방금 끝났어요: {outcome}</translation>
    </message>
    <message>
        <source>To a colleague…</source>
        <translation>동료에게…</translation>
    </message>
    <message>
        <source>To {name}</source>
        <translation>{name} 님에게</translation>
    </message>
    <message>
        <source>Who takes this task?</source>
        <translation>누구에게 넘길까요?</translation>
    </message>
    <message>
        <source>{numbers} changed just now, so the room stays open. Your choices are kept.</source>
        <translation>방금 {numbers}[이/가] 바뀌어서 종료하지 않았어요. 고른 것은 그대로 있어요.</translation>
    </message>
    <message>
        <source>{number} {title}</source>
        <translation>{number} {title}</translation>
    </message>
    <message>
        <source>{number} {title}: {choice}</source>
        <translation>{number} {title}: {choice}</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>  by {names}</source>
        <translation>  한 사람: {names}</translation>
    </message>
    <message>
        <source>  by {names} and {n} more</source>
        <translation>  한 사람: {names} 외 {n}명</translation>
    </message>
    <message>
        <source>  history: changed from event {event} on; run the check after the restore</source>
        <translation>  이력: {event}번째 기록부터 바뀌어 있어요. 복원한 뒤 점검해 주세요</translation>
    </message>
    <message>
        <source>  last change: {last}, number {number}</source>
        <translation>  마지막 변경: {last}, {number}번째</translation>
    </message>
    <message>
        <source>  made: {time}</source>
        <translation>  만든 때: {time}</translation>
    </message>
    <message>
        <source>  rooms: {rooms}, tasks: {tasks}, messages: {messages}, agents: {agents}</source>
        <translation>  상담방: {rooms}, 태스크: {tasks}, 메시지: {messages}, 상담사: {agents}</translation>
    </message>
    <message>
        <source>  site: {site}</source>
        <translation>  사이트: {site}</translation>
    </message>
    <message>
        <source>  size: {bytes} bytes</source>
        <translation>  크기: {bytes}바이트</translation>
    </message>
    <message>
        <source>  version: {version}</source>
        <translation>  버전: {version}</translation>
    </message>
    <message>
        <source>  version: {version} (is brought up to date)</source>
        <translation>  버전: {version} (새 형식으로 바꿔요)</translation>
    </message>
    <message>
        <source>A name in this path cannot be used. Choose another folder or file name.</source>
        <translation>쓸 수 없는 이름이 경로에 있어요. 다른 폴더나 파일 이름을 정해 주세요.</translation>
    </message>
    <message>
        <source>A newer version of Task Flow made this backup. Update Task Flow and try again.</source>
        <translation>더 새로운 버전에서 만든 백업이에요. 태스크 플로우를 업데이트하고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>Add --yes to go back to it.</source>
        <translation>되돌리려면 --yes를 붙여 주세요.</translation>
    </message>
    <message>
        <source>Backed up and checked: {path} ({bytes} bytes)</source>
        <translation>백업하고 확인했어요: {path} ({bytes}바이트)</translation>
    </message>
    <message>
        <source>Bad rows could not be written ({error}). Name another file with --errors.</source>
        <translation>잘못된 줄을 쓸 수 없어요 ({error}). --errors로 다른 파일을 정해 주세요.</translation>
    </message>
    <message>
        <source>Cancelled; nothing has changed.</source>
        <translation>취소했어요. 아무것도 바뀌지 않았어요.</translation>
    </message>
    <message>
        <source>Check the network and the server and try again.</source>
        <translation>네트워크와 서버를 확인하고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>Choose another file with --database.</source>
        <translation>--database로 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>Close the other program that uses the file and try again.</source>
        <translation>이 파일을 쓰는 다른 프로그램을 닫고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>Copy all data into one file and check it; may run while people work.</source>
        <translation>모든 자료를 파일 하나로 복사하고 확인해요. 일하는 동안 돌려도 돼요.</translation>
    </message>
    <message>
        <source>Findings: {n}</source>
        <translation>맞지 않는 것: {n}건</translation>
    </message>
    <message>
        <source>Go back to a backup. The present data are backed up first. Programs that have the database open write nothing into it any more and ask to sign in again.</source>
        <translation>백업으로 되돌려요. 지금 자료를 먼저 백업해요. 데이터베이스를 열어 둔 프로그램은 더 이상 아무것도 쓰지 않고 다시 로그인하도록 해요.</translation>
    </message>
    <message>
        <source>Go back to this backup? Type yes: </source>
        <translation>이 백업으로 되돌릴까요? yes를 입력하세요: </translation>
    </message>
    <message>
        <source>Hold all that is stored against the history. Changes nothing, and may run while people work. Exits with 0 if all is sound, 1 if something does not agree, 2 if the database cannot be used.</source>
        <translation>저장된 모든 것을 이력과 맞춰 봐요. 아무것도 바꾸지 않으며, 일하는 동안 돌려도 돼요. 모두 이상이 없으면 0, 맞지 않는 것이 있으면 1, 데이터베이스를 쓸 수 없으면 2로 끝나요.</translation>
    </message>
    <message>
        <source>KakaoTalk: which of the names is the agent</source>
        <translation>카카오톡: 어느 이름이 상담사인지</translation>
    </message>
    <message>
        <source>Make room on the disk and try again.</source>
        <translation>디스크에 자리를 만들고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>No admin could sign in to what it holds. Take another backup.</source>
        <translation>이 백업에는 로그인할 수 있는 관리자가 없어요. 다른 백업을 골라 주세요.</translation>
    </message>
    <message>
        <source>Nothing can be written there. Check the permissions, or choose another place.</source>
        <translation>그곳에는 쓸 수 없어요. 권한을 확인하거나 다른 곳을 골라 주세요.</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>아무것도 바뀌지 않았어요.</translation>
    </message>
    <message>
        <source>Nothing of the present data would be lost.</source>
        <translation>지금 자료에서 사라지는 것이 없어요.</translation>
    </message>
    <message>
        <source>Open it once with this version of Task Flow, which upgrades it, and try again.</source>
        <translation>이 버전의 태스크 플로우로 한 번 열어 새 형식으로 바꾼 뒤 다시 해 주세요.</translation>
    </message>
    <message>
        <source>Other programs use the data all the time. Close them and try again; nothing has changed.</source>
        <translation>다른 프로그램이 자료를 계속 쓰고 있어요. 닫고 다시 해 주세요. 아무것도 바뀌지 않았어요.</translation>
    </message>
    <message>
        <source>Restore a backup, or choose another file with --database.</source>
        <translation>백업을 복원하거나 --database로 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>Restored. Everybody signs in again.</source>
        <translation>복원했어요. 모두 다시 로그인해야 해요.</translation>
    </message>
    <message>
        <source>Rooms, tasks and stages for people who answer customers by chat.</source>
        <translation>채팅 상담을 하는 사람을 위한 상담방, 태스크, 단계</translation>
    </message>
    <message>
        <source>Sound.</source>
        <translation>이상이 없어요.</translation>
    </message>
    <message>
        <source>That cannot be used: {detail}</source>
        <translation>이 값은 쓸 수 없어요: {detail}</translation>
    </message>
    <message>
        <source>That did not work ({error}).</source>
        <translation>하지 못했어요 ({error}).</translation>
    </message>
    <message>
        <source>The data of before are kept in {path}</source>
        <translation>이전 자료는 {path}에 두었어요</translation>
    </message>
    <message>
        <source>The database cannot be used ({code}): {detail}</source>
        <translation>데이터베이스를 쓸 수 없어요 ({code}): {detail}</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again; nothing has changed.</source>
        <translation>디스크가 가득 찼어요. 자리를 만들고 다시 해 주세요. 아무것도 바뀌지 않았어요.</translation>
    </message>
    <message>
        <source>The file belongs to another program.</source>
        <translation>다른 프로그램의 파일이에요.</translation>
    </message>
    <message>
        <source>The file breaks off: it was not copied to its end. Copy it again, or take another backup.</source>
        <translation>파일이 중간에 끊겼어요. 다시 복사하거나 다른 백업을 골라 주세요.</translation>
    </message>
    <message>
        <source>The file cannot be imported ({code}): {detail}</source>
        <translation>이 파일은 가져올 수 없어요 ({code}): {detail}</translation>
    </message>
    <message>
        <source>The file cannot be imported ({code}, byte {byte}): {detail}</source>
        <translation>이 파일은 가져올 수 없어요 ({code}, {byte}번째 바이트): {detail}</translation>
    </message>
    <message>
        <source>The file cannot be imported ({code}, line {line}): {detail}</source>
        <translation>이 파일은 가져올 수 없어요 ({code}, {line}번째 줄): {detail}</translation>
    </message>
    <message>
        <source>The file cannot be read. Check its permissions.</source>
        <translation>파일을 읽을 수 없어요. 권한을 확인해 주세요.</translation>
    </message>
    <message>
        <source>The file is damaged. Take another backup.</source>
        <translation>파일이 손상됐어요. 다른 백업을 골라 주세요.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>빈 파일이에요.</translation>
    </message>
    <message>
        <source>The file is no backup of Task Flow.</source>
        <translation>태스크 플로우의 백업이 아니에요.</translation>
    </message>
    <message>
        <source>The present data file is too damaged to be replaced. Close Task Flow everywhere, move the file away and restore again.</source>
        <translation>지금 자료 파일이 너무 손상돼서 바꿀 수 없어요. 모든 곳에서 태스크 플로우를 닫고 파일을 옮긴 뒤 다시 복원해 주세요.</translation>
    </message>
    <message>
        <source>The server does not know this login or its password: {detail}</source>
        <translation>서버가 모르는 로그인이거나 비밀번호가 맞지 않아요: {detail}</translation>
    </message>
    <message>
        <source>There is a file of that name already, which is not written over. Name another one.</source>
        <translation>같은 이름의 파일이 있어서 덮어쓰지 않았어요. 다른 이름을 정해 주세요.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>그런 파일이 없어요.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>그런 폴더가 없어요.</translation>
    </message>
    <message>
        <source>These data are on a PostgreSQL server, whose own backup is used:
{commands}
Ask whoever looks after the server; restore only while nobody is signed in.</source>
        <translation>자료가 PostgreSQL 서버에 있어서 서버의 백업을 써요:
{commands}
서버를 관리하는 사람에게 물어보세요. 복원은 아무도 로그인하지 않았을 때만 해 주세요.</translation>
    </message>
    <message>
        <source>This is a backup of OTHER data than the present ones.</source>
        <translation>지금 자료가 아닌 다른 자료의 백업이에요!</translation>
    </message>
    <message>
        <source>This is the database itself, not a backup of it.</source>
        <translation>백업이 아니라 데이터베이스 파일이에요.</translation>
    </message>
    <message>
        <source>Update Task Flow and try again.</source>
        <translation>태스크 플로우를 업데이트하고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>What lies where the data should be is not Task Flow's. Move it away, then restore again.</source>
        <translation>자료 자리에 다른 프로그램의 파일이 있어요. 옮긴 뒤 다시 복원해 주세요.</translation>
    </message>
    <message>
        <source>a file, or sqlite:///path (default: as configured)</source>
        <translation>파일 또는 sqlite:///경로 (기본값: 설정한 데이터베이스)</translation>
    </message>
    <message>
        <source>a new file, or a folder (default: beside the database)</source>
        <translation>새 파일 또는 폴더 (기본값: 데이터베이스 옆)</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>그 밖에 {n}건</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>인자</translation>
    </message>
    <message>
        <source>backup: {path}</source>
        <translation>백업: {path}</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>copy all data into one checked file, while people work</source>
        <translation>일하는 동안 모든 자료를 파일 하나로 복사하고 확인해요</translation>
    </message>
    <message>
        <source>could sign in again: {names}</source>
        <translation>다시 로그인할 수 있게 되는 사람: {names}</translation>
    </message>
    <message>
        <source>do not ask</source>
        <translation>묻지 않아요</translation>
    </message>
    <message>
        <source>go back to a backup; the present data are backed up first</source>
        <translation>백업으로 되돌려요. 지금 자료를 먼저 백업해요</translation>
    </message>
    <message>
        <source>hold all that is stored against the history; changes nothing</source>
        <translation>저장된 모든 것을 이력과 맞춰 봐요. 아무것도 바꾸지 않아요</translation>
    </message>
    <message>
        <source>import rooms and messages from files, without a window</source>
        <translation>창 없이 파일에서 상담방과 메시지를 가져와요</translation>
    </message>
    <message>
        <source>language of the program (default: as configured)</source>
        <translation>프로그램의 언어 (기본값: 설정한 언어)</translation>
    </message>
    <message>
        <source>messages: {new} new, {changed} changed, {same} same, {skipped} skipped, {bad} bad</source>
        <translation>메시지: 새로 {new}개, 바뀜 {changed}개, 그대로 {same}개, 건너뜀 {skipped}개, 잘못됨 {bad}개</translation>
    </message>
    <message>
        <source>new agents, who cannot sign in yet: {n}</source>
        <translation>아직 로그인할 수 없는 새 상담사: {n}명</translation>
    </message>
    <message>
        <source>no database is configured yet</source>
        <translation>아직 데이터베이스를 정하지 않았어요</translation>
    </message>
    <message>
        <source>no longer there afterwards: {changes} changes since {time}, among them {rooms} new rooms, {tasks} new tasks, {messages} messages</source>
        <translation>되돌리면 사라지는 것: {time} 뒤의 변경 {changes}건. 그 가운데 새 상담방 {rooms}개, 새 태스크 {tasks}건, 메시지 {messages}개</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>only say what an import would do</source>
        <translation>가져오면 무엇이 바뀌는지만 알려 줘요</translation>
    </message>
    <message>
        <source>only say what is in it and what would be lost</source>
        <translation>백업에 든 것과 사라질 것만 알려 줘요</translation>
    </message>
    <message>
        <source>open a furnished copy in a temporary place</source>
        <translation>예시 자료가 든 사본을 임시로 열어요</translation>
    </message>
    <message>
        <source>open one more window of a database that is open</source>
        <translation>이미 연 데이터베이스의 창을 하나 더 열어요</translation>
    </message>
    <message>
        <source>options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>passwords of then hold again for: {names}</source>
        <translation>그때 비밀번호로 돌아가는 사람: {names}</translation>
    </message>
    <message>
        <source>present data:</source>
        <translation>지금 자료:</translation>
    </message>
    <message>
        <source>present data: damaged; a copy of the file is kept</source>
        <translation>지금 자료: 손상됨. 파일 사본을 남겨요</translation>
    </message>
    <message>
        <source>present data: none</source>
        <translation>지금 자료: 없음</translation>
    </message>
    <message>
        <source>rooms: {new} new, {changed} changed, {same} same, {skipped} skipped, {bad} bad</source>
        <translation>상담방: 새로 {new}개, 바뀜 {changed}개, 그대로 {same}개, 건너뜀 {skipped}개, 잘못됨 {bad}개</translation>
    </message>
    <message>
        <source>show the version and exit</source>
        <translation>버전을 보여 주고 끝내요</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>이 도움말을 보여 주고 끝내요</translation>
    </message>
    <message>
        <source>taskflow-desktop taskflow://TK-2026-A0042 opens the task of this number.</source>
        <translation>taskflow-desktop taskflow://TK-2026-A0042 : 이 번호의 태스크를 열어요.</translation>
    </message>
    <message>
        <source>the file breaks off; what was read before is stored</source>
        <translation>파일이 중간에 끊겼어요. 그 앞까지는 저장했어요</translation>
    </message>
    <message>
        <source>the system</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>unknown agent: {name} ({rooms} rooms)</source>
        <translation>모르는 상담사: {name} (상담방 {rooms}개)</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>사용법: </translation>
    </message>
    <message>
        <source>where bad rows go (default: a new import-errors.csv here)</source>
        <translation>잘못된 줄을 쓸 파일 (기본값: 이 폴더의 새 import-errors.csv)</translation>
    </message>
    <message>
        <source>where to; made if it does not exist</source>
        <translation>가져올 곳. 없으면 새로 만들어요</translation>
    </message>
    <message>
        <source>which (default: as configured)</source>
        <translation>어느 데이터베이스인지 (기본값: 설정한 데이터베이스)</translation>
    </message>
    <message>
        <source>whose files these are</source>
        <translation>어느 프로그램의 파일인지</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>이름 없음</translation>
    </message>
    <message>
        <source>{n} rows were refused: {path}</source>
        <translation>{n}줄을 가져오지 못했어요: {path}</translation>
    </message>
    <message>
        <source>{path} is one of the files to import</source>
        <translation>{path}[은/는] 가져올 파일이에요</translation>
    </message>
    <message>
        <source>{program}: these arguments can't be used: {message}</source>
        <translation>{program}: 이 인자는 쓸 수 없어요: {message}</translation>
    </message>
    <message>
        <source>{time} by {name}</source>
        <translation>{time} · {name}</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Add</source>
        <translation>남기기</translation>
    </message>
    <message>
        <source>Agent said</source>
        <translation>상담사가 한 말</translation>
    </message>
    <message>
        <source>Customer said</source>
        <translation>고객이 한 말</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>내부 메모</translation>
    </message>
    <message>
        <source>Leave an internal note. The customer doesn't see it.</source>
        <translation>내부 메모를 남겨 주세요. 고객에게는 보이지 않아요.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Message added</source>
        <translation>메시지를 남겼어요</translation>
    </message>
    <message>
        <source>Note added</source>
        <translation>내부 메모를 남겼어요</translation>
    </message>
    <message>
        <source>Tasks {n}/{limit}</source>
        <translation>태스크 {n}/{limit}</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>무엇을 적는지</translation>
    </message>
    <message>
        <source>Write down what the customer said</source>
        <translation>고객이 한 말을 적어 주세요</translation>
    </message>
    <message>
        <source>Write down what you said</source>
        <translation>고객에게 한 말을 적어 주세요</translation>
    </message>
    <message>
        <source>{send} to add · {new_line} for a new line</source>
        <translation>{send} 남기기 · {new_line} 줄바꿈</translation>
    </message>
</context>
<context>
    <name>CustomerTab</name>
    <message>
        <source>Copied: {name}</source>
        <translation>{name}[을/를] 복사했어요</translation>
    </message>
    <message>
        <source>Copy: {name}</source>
        <translation>{name} 복사</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Hide: {name}</source>
        <translation>{name} 가리기</translation>
    </message>
    <message>
        <source>Nothing is to be done for this customer.</source>
        <translation>진행 중인 태스크가 없어요.</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>진행 중인 태스크</translation>
    </message>
    <message>
        <source>Open tasks of this customer</source>
        <translation>이 고객의 진행 중인 태스크</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>Show: {name}</source>
        <translation>{name} 보기</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>A file on this computer</source>
        <translation>이 컴퓨터의 파일</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>지금 백업</translation>
    </message>
    <message>
        <source>Backed up and checked. {file} ({size})</source>
        <translation>백업하고 확인했어요. {file} ({size})</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>백업하는 중이에요…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>Beside the data</source>
        <translation>데이터 옆으로</translation>
    </message>
    <message>
        <source>By the server</source>
        <translation>서버에서 해요</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했어요</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the place</source>
        <translation>위치 복사</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>백업 폴더</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>마지막 백업</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>아직 없어요</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>PostgreSQL {version} on a server</source>
        <translation>서버의 PostgreSQL {version}</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>백업 복원…</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>The automatic backup of today could not be made. {why}</source>
        <translation>오늘 자동 백업을 하지 못했어요. {why}</translation>
    </message>
    <message>
        <source>The chosen folder can't be used at the moment. Backups go beside the data meanwhile.</source>
        <translation>고른 폴더를 지금 쓸 수 없어요. 그동안 백업은 데이터 옆에 둬요.</translation>
    </message>
    <message>
        <source>These data are on a server.</source>
        <translation>이 데이터는 서버에 있어요.</translation>
    </message>
    <message>
        <source>They are backed up there, by whoever looks after the server. This program neither makes these backups nor restores them. The commands for it:</source>
        <translation>백업과 복원은 이 프로그램이 아니라 서버를 관리하는 사람이 서버에서 해요. 쓰는 명령은 이래요.</translation>
    </message>
    <message>
        <source>This is the demo: its data are thrown away when it is closed.</source>
        <translation>데모의 데이터는 닫으면 사라져서 백업하지 않아요.</translation>
    </message>
    <message>
        <source>While the program runs, it backs up once a day. The last {days} days and {weeks} weeks before them stay; what you back up yourself always stays.</source>
        <translation>프로그램을 켜 두면 하루에 한 번 자동으로 백업해요. 최근 {days}일치와 그 전 {weeks}주치를 남기고, 직접 한 백업은 지우지 않아요.</translation>
    </message>
    <message>
        <source>{name} on {host}</source>
        <translation>{host}의 {name}</translation>
    </message>
    <message>
        <source>{time} · {kind}</source>
        <translation>{time} · {kind}</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Diagnostics</source>
        <translation>진단 정보</translation>
    </message>
    <message>
        <source>For whoever helps you. Nothing in it is about people, customers or conversations.</source>
        <translation>도와주는 사람에게 건네는 정보예요. 사람과 고객, 대화에 관한 내용은 들어 있지 않아요.</translation>
    </message>
    <message>
        <source>No file manager opened here. The folder is {folder}</source>
        <translation>파일 관리자를 열지 못했어요. 폴더는 {folder}예요</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>Task Flow needs a screen: no display was found (DISPLAY and WAYLAND_DISPLAY are not set).</source>
        <translation>태스크 플로우는 화면이 있어야 해요. 디스플레이를 찾지 못했어요 (DISPLAY와 WAYLAND_DISPLAY가 비어 있어요).</translation>
    </message>
    <message>
        <source>Task Flow needs a screen: the Wayland display cannot be reached.</source>
        <translation>태스크 플로우는 화면이 있어야 해요. Wayland 디스플레이에 닿지 못했어요.</translation>
    </message>
    <message>
        <source>Task Flow needs a screen: the display {display} cannot be reached.</source>
        <translation>태스크 플로우는 화면이 있어야 해요. 디스플레이 {display}에 닿지 못했어요.</translation>
    </message>
    <message>
        <source>Task Flow needs a system library that is missing ({error}). On Debian and Ubuntu: sudo apt-get install {packages}</source>
        <translation>태스크 플로우에 필요한 시스템 라이브러리가 없어요 ({error}). Debian과 Ubuntu에서는: sudo apt-get install {packages}</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock이 켜져 있어요</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>비밀번호 숨기기</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>비밀번호 보기</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Task Flow ended by itself the last time</source>
        <translation>지난번에 프로그램이 갑자기 꺼졌어요</translation>
    </message>
    <message>
        <source>What you had typed is kept. A report for whoever mends it is kept on this computer: nothing in it is about people, customers or conversations, and nobody gets it unless you hand it over.</source>
        <translation>쓰던 글은 그대로 있어요. 고치는 사람을 위한 기록은 이 컴퓨터에만 있어요. 사람과 고객, 대화에 관한 내용은 들어 있지 않고, 직접 건네지 않으면 아무에게도 가지 않아요.</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Clear search</source>
        <translation>검색어 지우기</translation>
    </message>
    <message>
        <source>{n}/{limit}</source>
        <translation>{n}/{limit}</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>0 bytes</source>
        <translation>0바이트예요</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>폴더예요</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>붙이기</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>파일 붙이기</translation>
    </message>
    <message>
        <source>Attached as {file}</source>
        <translation>{file}[으로/로] 붙였어요</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>첨부파일</translation>
    </message>
    <message>
        <source>Can't be read</source>
        <translation>열지 못했어요</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>다른 파일 고르기</translation>
    </message>
    <message>
        <source>Choose attachments ({n} more, up to {limit} per file)</source>
        <translation>첨부파일 고르기 ({n}개 더, 파일당 {limit}까지)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Don't attach “{file}”</source>
        <translation>‘{file}’ 붙이지 않기</translation>
    </message>
    <message>
        <source>Drop here to attach · {n} more, up to {limit} per file</source>
        <translation>여기에 놓으면 붙어요 · {n}개 더, 파일당 {limit}까지</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>폴더:</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>알겠어요</translation>
    </message>
    <message>
        <source>Is still being written</source>
        <translation>아직 저장되는 중이에요</translation>
    </message>
    <message>
        <source>Isn't there any more</source>
        <translation>찾지 못했어요</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>종류:</translation>
    </message>
    <message>
        <source>More for “{file}”</source>
        <translation>‘{file}’ 더 보기</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>이름:</translation>
    </message>
    <message>
        <source>No place left (up to {n})</source>
        <translation>자리가 없어요 ({n}개까지)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>떼기</translation>
    </message>
    <message>
        <source>Removed “{file}”</source>
        <translation>‘{file}’[을/를] 뗐어요</translation>
    </message>
    <message>
        <source>Save elsewhere</source>
        <translation>다른 곳에 저장</translation>
    </message>
    <message>
        <source>Save “{file}”</source>
        <translation>‘{file}’ 저장</translation>
    </message>
    <message>
        <source>Saved “{file}”</source>
        <translation>‘{file}’[을/를] 저장했어요</translation>
    </message>
    <message>
        <source>Screenshot_{time}.png</source>
        <translation>갈무리_{time}.png</translation>
    </message>
    <message>
        <source>The others were not.</source>
        <translation>나머지는 붙이지 않았어요.</translation>
    </message>
    <message>
        <source>The task isn't there any more</source>
        <translation>태스크를 찾을 수 없어요</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>다시 올리기</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>기다리는 중</translation>
    </message>
    <message>
        <source>{file}, {size}</source>
        <translation>{file}, {size}</translation>
    </message>
    <message>
        <source>{m} of {n} files attached.</source>
        <translation>{n}개 가운데 {m}개를 붙였어요.</translation>
    </message>
    <message>
        <source>{n} free</source>
        <translation>빈자리 {n}개</translation>
    </message>
    <message>
        <source>{n}/{most} · up to {limit} per file</source>
        <translation>{n}/{most} · 파일당 {limit}까지</translation>
    </message>
    <message>
        <source>{size}, more than {limit}</source>
        <translation>{size}[이라/라]서 {limit}를 넘어요</translation>
    </message>
    <message>
        <source>“{file}” is attached again</source>
        <translation>‘{file}’[을/를] 다시 붙였어요</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Remove with the cross or Delete</source>
        <translation>×나 Delete 키로 지워요</translation>
    </message>
    <message>
        <source>{filter} {values}</source>
        <translation>{filter} {values}</translation>
    </message>
    <message>
        <source>{filter}: {values}</source>
        <translation>{filter}: {values}</translation>
    </message>
    <message>
        <source>{filter}: {value} and {count} more</source>
        <translation>{filter}: {value} 외 {count}</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>A file on this computer</source>
        <translation>이 컴퓨터의 파일</translation>
    </message>
    <message>
        <source>A team's database (PostgreSQL)</source>
        <translation>팀 데이터베이스 (PostgreSQL)</translation>
    </message>
    <message>
        <source>Add the people who work here</source>
        <translation>함께 일할 상담사를 추가해요</translation>
    </message>
    <message>
        <source>Add the person you are writing, or empty the fields.</source>
        <translation>적고 있는 상담사를 추가하거나 칸을 비워 주세요.</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>At least {limit} characters</source>
        <translation>{limit}자 이상이에요</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>Check the storage</source>
        <translation>연결 확인</translation>
    </message>
    <message>
        <source>Check the storage first.</source>
        <translation>먼저 연결을 확인해 주세요.</translation>
    </message>
    <message>
        <source>Choose a folder for the data</source>
        <translation>데이터를 둘 폴더 고르기</translation>
    </message>
    <message>
        <source>Choose any folder on this computer.</source>
        <translation>이 컴퓨터의 어느 폴더든 고를 수 있어요.</translation>
    </message>
    <message>
        <source>Copy the password of {name}</source>
        <translation>{name} 님의 비밀번호 복사</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>데이터 파일</translation>
    </message>
    <message>
        <source>Differs from the password above</source>
        <translation>위에 적은 비밀번호와 달라요</translation>
    </message>
    <message>
        <source>Enter the name of the desk.</source>
        <translation>상담 센터 이름을 적어 주세요.</translation>
    </message>
    <message>
        <source>Found a desk that is in use already</source>
        <translation>이미 쓰고 있는 상담 데이터를 찾았어요</translation>
    </message>
    <message>
        <source>Good for trying it out alone.</source>
        <translation>혼자 써 볼 때 알맞아요.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>Make the admin's account</source>
        <translation>관리자 계정을 만들어요</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Name of the desk</source>
        <translation>상담 센터 이름</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>잠시만 기다려 주세요.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>비밀번호 확인</translation>
    </message>
    <message>
        <source>Passwords are shown only here. Hand them on; each can be changed after signing in.</source>
        <translation>비밀번호는 여기서만 보여요. 본인에게 알려 주세요. 로그인한 뒤 바꿀 수 있어요.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>상담사</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>백업에서 복원…</translation>
    </message>
    <message>
        <source>Several people use it together. It can't be chosen in this window yet.</source>
        <translation>여러 상담사가 함께 써요. 이 창에서는 아직 고를 수 없어요.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작하기</translation>
    </message>
    <message>
        <source>Start Task Flow</source>
        <translation>태스크 플로우 시작하기</translation>
    </message>
    <message>
        <source>Step {number} of {count}, {name}</source>
        <translation>{count}단계 중 {number}단계, {name}</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>저장소</translation>
    </message>
    <message>
        <source>The admin decides on stages and agents.</source>
        <translation>관리자는 단계와 상담사를 정할 수 있어요.</translation>
    </message>
    <message>
        <source>This file holds a desk already. Go on and sign in.</source>
        <translation>이미 쓰고 있는 파일이에요. 로그인해 주세요.</translation>
    </message>
    <message>
        <source>This place works</source>
        <translation>이곳에 저장할 수 있어요</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Where should tasks be kept?</source>
        <translation>태스크를 어디에 저장할까요?</translation>
    </message>
    <message>
        <source>You can go on after the check.</source>
        <translation>연결을 확인하면 다음으로 갈 수 있어요.</translation>
    </message>
    <message>
        <source>You can skip this and add people later in the settings.</source>
        <translation>건너뛰고 나중에 설정에서 추가해도 돼요.</translation>
    </message>
    <message>
        <source>e.g. Ondam Store support</source>
        <translation>예: 온담스토어 고객센터</translation>
    </message>
    <message>
        <source>{identifier} · {role}</source>
        <translation>{identifier} · {role}</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Choose whom the room goes to.</source>
        <translation>이관할 사람을 골라 주세요.</translation>
    </message>
    <message>
        <source>Customer's wish</source>
        <translation>고객 요청</translation>
    </message>
    <message>
        <source>Fold the card</source>
        <translation>카드 접기</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>확인했어요</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>이관</translation>
    </message>
    <message>
        <source>Hand over to whom?</source>
        <translation>누구에게 이관할까요?</translation>
    </message>
    <message>
        <source>Hand over to {name}</source>
        <translation>{name} 님에게 이관</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>직접 쓰기</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>휴가</translation>
    </message>
    <message>
        <source>Message (optional)</source>
        <translation>전할 말 (적지 않아도 돼요)</translation>
    </message>
    <message>
        <source>Needs a specialist</source>
        <translation>전문 상담 필요</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>확인했어요</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>그 밖</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>까닭</translation>
    </message>
    <message>
        <source>Reason in your own words</source>
        <translation>직접 쓴 까닭</translation>
    </message>
    <message>
        <source>Shift change</source>
        <translation>교대</translation>
    </message>
    <message>
        <source>Somebody was faster: the room went to {name} just now.</source>
        <translation>방금 다른 사람이 먼저 {name} 님에게 이관했어요. 적은 내용은 그대로 있어요.</translation>
    </message>
    <message>
        <source>Tasks that change owner</source>
        <translation>소유자가 바뀌는 태스크</translation>
    </message>
    <message numerus="yes">
        <source>The owner of %n open task(s) changes too.</source>
        <translation>
            <numerusform>진행 중인 태스크 %n건의 소유자도 함께 바뀌어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unfold the card</source>
        <translation>카드 펼치기</translation>
    </message>
    <message>
        <source>What should the next person know?</source>
        <translation>다음 사람이 알아야 할 것을 적어 주세요</translation>
    </message>
    <message numerus="yes">
        <source>and %n more item(s)</source>
        <translation>
            <numerusform>외 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>{by} gave you this room</source>
        <translation>{by} 님이 이 상담을 맡겼어요</translation>
    </message>
    <message>
        <source>{by} handed the room of {agent} to you</source>
        <translation>{by} 님이 {agent} 님의 상담을 이관했어요</translation>
    </message>
    <message>
        <source>{by} handed this room to you</source>
        <translation>{by} 님이 이 상담을 이관했어요</translation>
    </message>
    <message>
        <source>{name} has left the team. Choose somebody else.</source>
        <translation>{name} 님은 팀을 떠났어요. 다른 사람을 골라 주세요.</translation>
    </message>
    <message>
        <source>{number}, {title}, {stage}</source>
        <translation>{number}, {title}, {stage}</translation>
    </message>
    <message>
        <source>{stage} · {time}</source>
        <translation>{stage} · {time}</translation>
    </message>
</context>
<context>
    <name>HandOverMany</name>
    <message numerus="yes">
        <source>%n open task(s)</source>
        <translation>
            <numerusform>진행 중 태스크 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s) were not tried any more.</source>
        <translation>
            <numerusform>%n개는 멈춰서 이관하지 않았어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두 고르기</translation>
    </message>
    <message>
        <source>Choose whose rooms are handed over.</source>
        <translation>누구의 상담방을 이관할지 골라 주세요.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message numerus="yes">
        <source>Hand over %n room(s)</source>
        <translation>
            <numerusform>%n개 이관</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand over many rooms</source>
        <translation>여러 상담방 이관</translation>
    </message>
    <message numerus="yes">
        <source>Handed %n room(s) over to {name}.</source>
        <translation>
            <numerusform>상담방 %n개를 {name} 님에게 이관했어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>It stops after the rooms that are on their way.</source>
        <translation>이관하고 있는 상담방까지만 하고 멈춰요.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>모두 빼기</translation>
    </message>
    <message>
        <source>Rooms to hand over</source>
        <translation>이관할 상담방</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>The rooms are being handed over.</source>
        <translation>이관하고 있어요.</translation>
    </message>
    <message>
        <source>Tick at least one room.</source>
        <translation>상담방을 하나 이상 골라 주세요.</translation>
    </message>
    <message>
        <source>Who gets them</source>
        <translation>받을 사람</translation>
    </message>
    <message>
        <source>Whose rooms</source>
        <translation>누구의 상담방</translation>
    </message>
    <message>
        <source>{chosen} of {total} rooms</source>
        <translation>상담방 {total}개 가운데 {chosen}개</translation>
    </message>
    <message>
        <source>{done} of {total} rooms are handed over</source>
        <translation>{total}개 가운데 {done}개를 이관했어요</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}: {why}</translation>
    </message>
    <message>
        <source>{went} of {total} rooms went to {name}. These did not:</source>
        <translation>상담방 {total}개 가운데 {went}개를 {name} 님에게 이관했어요. 나머지는 이관하지 못했어요.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>New: {line}</source>
        <translation>새로 생김: {line}</translation>
    </message>
    <message>
        <source>Seen last time from here on</source>
        <translation>여기부터는 지난번에 봤어요</translation>
    </message>
    <message>
        <source>{actor} activated {before} again</source>
        <translation>{actor} {before} 님을 다시 ‘사용’으로 바꿨어요</translation>
    </message>
    <message>
        <source>{actor} added checklist item “{after}”</source>
        <translation>{actor} 체크리스트에 ‘{after}’[을/를] 더했어요</translation>
    </message>
    <message>
        <source>{actor} added collaborator {after}</source>
        <translation>{actor} 참조자에 {after}[을/를] 넣었어요</translation>
    </message>
    <message>
        <source>{actor} added stage {after}</source>
        <translation>{actor} 단계 {after}[을/를] 만들었어요</translation>
    </message>
    <message>
        <source>{actor} added the task</source>
        <translation>{actor} 태스크를 등록했어요</translation>
    </message>
    <message>
        <source>{actor} added {after} to the team</source>
        <translation>{actor} 팀에 {after}[을/를] 더했어요</translation>
    </message>
    <message>
        <source>{actor} answered the review of {before}</source>
        <translation>{actor} {before} 님의 검토 요청에 답했어요</translation>
    </message>
    <message>
        <source>{actor} answered the review of {before}: {after}</source>
        <translation>{actor} {before} 님의 검토 요청에 답했어요 · {after}</translation>
    </message>
    <message>
        <source>{actor} asked {after} for a review</source>
        <translation>{actor} {after} 님에게 검토를 요청했어요</translation>
    </message>
    <message>
        <source>{actor} asked {after} for a review: {before}</source>
        <translation>{actor} {after} 님에게 검토를 요청했어요 · {before}</translation>
    </message>
    <message>
        <source>{actor} assigned the room to {after}</source>
        <translation>{actor} 주 상담사를 {after}[으로/로] 정했어요</translation>
    </message>
    <message>
        <source>{actor} attached “{after}”</source>
        <translation>{actor} ‘{after}’[을/를] 붙였어요</translation>
    </message>
    <message>
        <source>{actor} changed a setting</source>
        <translation>{actor} 설정을 바꿨어요</translation>
    </message>
    <message>
        <source>{actor} changed item “{before}” to “{after}”</source>
        <translation>{actor} 항목 ‘{before}’[을/를] ‘{after}’[으로/로] 고쳤어요</translation>
    </message>
    <message>
        <source>{actor} changed stage {after}</source>
        <translation>{actor} 단계 {after}[을/를] 고쳤어요</translation>
    </message>
    <message>
        <source>{actor} changed the account of {after}</source>
        <translation>{actor} {after} 계정을 고쳤어요</translation>
    </message>
    <message>
        <source>{actor} changed the customer</source>
        <translation>{actor} 고객 정보를 고쳤어요</translation>
    </message>
    <message>
        <source>{actor} changed the importance from {before} to {after}</source>
        <translation>{actor} 중요도를 {before} → {after}[으로/로] 바꿨어요</translation>
    </message>
    <message>
        <source>{actor} changed the owner from {before} to {after}</source>
        <translation>{actor} 소유자를 {before} → {after}[으로/로] 바꿨어요</translation>
    </message>
    <message>
        <source>{actor} changed the password of {after}</source>
        <translation>{actor} {after} 비밀번호를 바꿨어요</translation>
    </message>
    <message>
        <source>{actor} changed the room's details</source>
        <translation>{actor} 상담방 정보를 고쳤어요</translation>
    </message>
    <message>
        <source>{actor} changed the stage from {before} to {after}</source>
        <translation>{actor} 단계를 {before} → {after}[으로/로] 바꿨어요</translation>
    </message>
    <message>
        <source>{actor} changed the state from {before} to {after}</source>
        <translation>{actor} 상태를 {before} → {after}[으로/로] 바꿨어요</translation>
    </message>
    <message>
        <source>{actor} changed the title from “{before}” to “{after}”</source>
        <translation>{actor} 제목을 ‘{before}’에서 ‘{after}’[으로/로] 고쳤어요</translation>
    </message>
    <message>
        <source>{actor} changed what {detail} signs in as to {after}</source>
        <translation>{actor} {detail} 님의 아이디를 {after}[으로/로] 바꿨어요</translation>
    </message>
    <message>
        <source>{actor} closed the room</source>
        <translation>{actor} 상담을 종료했어요</translation>
    </message>
    <message>
        <source>{actor} collaborator {before} became the owner</source>
        <translation>{actor} 참조자 {before}[이/가] 소유자가 됐어요</translation>
    </message>
    <message>
        <source>{actor} deactivated {before}</source>
        <translation>{actor} {before}[을/를] 사용 안 함으로 바꿨어요</translation>
    </message>
    <message>
        <source>{actor} edited the memo</source>
        <translation>{actor} 메모를 고쳤어요</translation>
    </message>
    <message>
        <source>{actor} handed the room from {before} to {after}</source>
        <translation>{actor} 주 상담사를 {before} → {after}[으로/로] 바꿨어요</translation>
    </message>
    <message>
        <source>{actor} handed the room to {detail}</source>
        <translation>{actor} {detail} 님에게 이관했어요</translation>
    </message>
    <message>
        <source>{actor} handed the room to {detail} because of {before}</source>
        <translation>{actor} {detail} 님에게 이관했어요 · {before}</translation>
    </message>
    <message>
        <source>{actor} handed the room to {detail} because of {before}: {after}</source>
        <translation>{actor} {detail} 님에게 이관했어요 · {before} · {after}</translation>
    </message>
    <message>
        <source>{actor} imported the room</source>
        <translation>{actor} 상담방을 가져왔어요</translation>
    </message>
    <message>
        <source>{actor} left a word for {detail}: {after}</source>
        <translation>{actor} {detail} 님에게 말을 남겼어요 · {after}</translation>
    </message>
    <message>
        <source>{actor} left the collaborators</source>
        <translation>{actor} 참조자에서 나갔어요</translation>
    </message>
    <message>
        <source>{actor} made {after} stand for an imported name</source>
        <translation>{actor} 가져온 이름을 {after} 님으로 연결했어요</translation>
    </message>
    <message>
        <source>{actor} moved item “{after}”</source>
        <translation>{actor} 항목 ‘{after}’[을/를] 옮겼어요</translation>
    </message>
    <message>
        <source>{actor} moved stage {after} to another place</source>
        <translation>{actor} 단계 {after}[을/를] 다른 자리로 옮겼어요</translation>
    </message>
    <message>
        <source>{actor} moved the task from {before} to {after} (stage removed)</source>
        <translation>{actor} 단계를 {before} → {after}[으로/로] 옮겼어요 (단계 삭제로 이동)</translation>
    </message>
    <message>
        <source>{actor} opened the room</source>
        <translation>{actor} 상담방을 열었어요</translation>
    </message>
    <message>
        <source>{actor} owner {before} → {after} (main agent changed)</source>
        <translation>{actor} 소유자가 {before} → {after}[으로/로] 바뀌었어요 (주 상담사 변경)</translation>
    </message>
    <message>
        <source>{actor} read the room</source>
        <translation>{actor} 메시지를 읽었어요</translation>
    </message>
    <message>
        <source>{actor} removed collaborator {before}</source>
        <translation>{actor} 참조자에서 {before}[을/를] 뺐어요</translation>
    </message>
    <message>
        <source>{actor} removed file “{before}”</source>
        <translation>{actor} 파일 ‘{before}’[을/를] 뗐어요</translation>
    </message>
    <message>
        <source>{actor} removed item “{before}”</source>
        <translation>{actor} 항목 ‘{before}’[을/를] 뺐어요</translation>
    </message>
    <message>
        <source>{actor} removed stage {before}</source>
        <translation>{actor} 단계 {before}[을/를] 없앴어요</translation>
    </message>
    <message>
        <source>{actor} reopened the room</source>
        <translation>{actor} 상담을 다시 열었어요</translation>
    </message>
    <message>
        <source>{actor} reopened the task</source>
        <translation>{actor} 결과를 지우고 다시 진행해요</translation>
    </message>
    <message>
        <source>{actor} set the outcome to {after}</source>
        <translation>{actor} 결과를 {after}[으로/로] 남겼어요</translation>
    </message>
    <message>
        <source>{actor} set the outcome to {after}: {detail}</source>
        <translation>{actor} 결과를 {after}[으로/로] 남겼어요 · {detail}</translation>
    </message>
    <message>
        <source>{actor} ticked “{after}”</source>
        <translation>{actor} ‘{after}’[을/를] 마쳤어요</translation>
    </message>
    <message>
        <source>{actor} took note of what {before} left</source>
        <translation>{actor} {before} 님이 넘긴 내용을 확인했어요</translation>
    </message>
    <message>
        <source>{actor} took the outcome back from {before} to {after}</source>
        <translation>{actor} 결과를 {before} → {after}[으로/로] 되돌렸어요</translation>
    </message>
    <message>
        <source>{actor} took the outcome {before} back</source>
        <translation>{actor} 결과 {before}[을/를] 되돌렸어요</translation>
    </message>
    <message>
        <source>{actor} took the room</source>
        <translation>{actor} 상담방을 맡았어요</translation>
    </message>
    <message>
        <source>{actor} took the stage back from {before} to {after}</source>
        <translation>{actor} 단계를 {before} → {after}[으로/로] 되돌렸어요</translation>
    </message>
    <message>
        <source>{actor} took {before} off the room</source>
        <translation>{actor} 주 상담사 {before}[을/를] 뺐어요</translation>
    </message>
    <message>
        <source>{actor} turned Task Flow off</source>
        <translation>{actor} 태스크 플로우를 껐어요</translation>
    </message>
    <message>
        <source>{actor} turned Task Flow on</source>
        <translation>{actor} 태스크 플로우를 켰어요</translation>
    </message>
    <message>
        <source>{actor} unticked “{after}”</source>
        <translation>{actor} ‘{after}’ 표시를 지웠어요</translation>
    </message>
    <message>
        <source>{actor} wrote a message</source>
        <translation>{actor} 메시지를 적었어요</translation>
    </message>
    <message>
        <source>{actor} wrote down what the customer said</source>
        <translation>{actor} 고객이 한 말을 적었어요</translation>
    </message>
    <message>
        <source>{time}, {number}, {sentence}</source>
        <translation>{time}, {number}, {sentence}</translation>
    </message>
    <message>
        <source>{time}, {sentence}</source>
        <translation>{time}, {sentence}</translation>
    </message>
</context>
<context>
    <name>HistoryGroups</name>
    <message>
        <source>Checklist</source>
        <translation>체크리스트</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>첨부파일</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>상담방</translation>
    </message>
    <message>
        <source>Stage and outcome</source>
        <translation>단계와 결과</translation>
    </message>
    <message>
        <source>Task itself</source>
        <translation>태스크</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>필터 지우기</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>이력 좁혀 보기</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Nothing has happened here yet.</source>
        <translation>아직 일어난 일이 없어요.</translation>
    </message>
    <message>
        <source>Nothing matches these filters.</source>
        <translation>필터에 맞는 이력이 없어요.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Show earlier lines ({n})</source>
        <translation>앞선 이력 더 보기 ({n})</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>새 이력 {n}</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>Clear search</source>
        <translation>검색어 지우기</translation>
    </message>
    <message>
        <source>Find in earlier rooms</source>
        <translation>지난 상담 찾기</translation>
    </message>
    <message>
        <source>Find in earlier rooms and tasks</source>
        <translation>지난 상담과 태스크에서 찾기</translation>
    </message>
    <message>
        <source>Loading the rooms of this customer</source>
        <translation>이 고객의 상담방을 불러오고 있어요</translation>
    </message>
    <message>
        <source>No room speaks of it</source>
        <translation>찾는 말이 없어요</translation>
    </message>
    <message>
        <source>No room speaks of “{text}”</source>
        <translation>‘{text}’[이/가] 나오는 상담이 없어요</translation>
    </message>
    <message>
        <source>Rooms of this customer</source>
        <translation>이 고객의 상담방</translation>
    </message>
    <message>
        <source>This shows all rooms of the customer. One that you choose opens in a reading window; the room you are in stays.</source>
        <translation>이력은 이 고객의 모든 상담방을 보여 줘요. 고르면 읽기 창으로 열리고, 지금 방은 그대로 있어요.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n new agent(s) cannot sign in yet.</source>
        <translation>
            <numerusform>새 상담사 %n명은 아직 로그인할 수 없어요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>상담방 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can't be read. The others are imported.</source>
        <translation>
            <numerusform>읽지 못한 줄이 %n개 있어요. 나머지는 가져와요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can't be read; the first {shown} of them. The others are imported.</source>
        <translation>
            <numerusform>읽지 못한 줄 %n개 가운데 앞의 {shown}개예요. 나머지는 가져와요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out. Save them, mend them and import the file alone.</source>
        <translation>
            <numerusform>%n줄은 빼고 가져왔어요. 저장해서 고친 뒤 그 파일만 다시 가져올 수 있어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>A column is missing</source>
        <translation>열이 없음</translation>
    </message>
    <message>
        <source>Agents of the file</source>
        <translation>파일에 있는 상담사</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>All in.</source>
        <translation>모두 가져왔어요.</translation>
    </message>
    <message>
        <source>Archives and tables (*.json *.jsonl *.csv *.xlsx *.txt)</source>
        <translation>보관 파일과 표 (*.json *.jsonl *.csv *.xlsx *.txt)</translation>
    </message>
    <message>
        <source>Can't be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>골라 주세요</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>가져올 파일 고르기</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>파일 고르기…</translation>
    </message>
    <message>
        <source>Choose which of the names is the agent.</source>
        <translation>어느 이름이 상담사인지 골라 주세요.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Create a new agent</source>
        <translation>새 상담사로 만들기</translation>
    </message>
    <message>
        <source>Drop files here</source>
        <translation>여기에 파일을 놓으세요</translation>
    </message>
    <message>
        <source>From {first} to {last}</source>
        <translation>{first}부터 {last}까지</translation>
    </message>
    <message>
        <source>HappyTalk archive</source>
        <translation>해피톡 보관 파일</translation>
    </message>
    <message>
        <source>HappyTalk archive, KakaoTalk conversation, or rooms as CSV, XLSX or JSON Lines</source>
        <translation>해피톡 보관 파일, 카카오톡 대화, 상담방이 든 CSV·XLSX·JSON Lines 파일</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Import rooms</source>
        <translation>상담방 가져오기</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>가져오는 중</translation>
    </message>
    <message>
        <source>It stops after the rows that are being written.</source>
        <translation>쓰고 있는 줄까지만 저장하고 멈춰요.</translation>
    </message>
    <message>
        <source>Its room is neither in the file nor here</source>
        <translation>상담방이 파일에도 여기에도 없음</translation>
    </message>
    <message>
        <source>KakaoTalk conversation</source>
        <translation>카카오톡 대화</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>파일 종류</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>파일을 살펴보는 중</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Neither yes nor no</source>
        <translation>예나 아니요가 아님</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새로 들어옴</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>번호가 비어 있음</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>내용이 없음</translation>
    </message>
    <message>
        <source>Nobody here has these names. Choose who they are.</source>
        <translation>여기에 없는 상담사예요. 누구인지 골라 주세요.</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>상담사 없음</translation>
    </message>
    <message>
        <source>Not a channel</source>
        <translation>채널이 아님</translation>
    </message>
    <message>
        <source>Not a date and time</source>
        <translation>날짜와 시각이 아님</translation>
    </message>
    <message>
        <source>Not a room state</source>
        <translation>상담 상태가 아님</translation>
    </message>
    <message>
        <source>Not built as expected</source>
        <translation>짜임이 다름</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>다른 파일</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>상담방</translation>
    </message>
    <message>
        <source>Rooms: {room_new} new, {room_bad} unreadable. Messages: {new} new, {bad} unreadable</source>
        <translation>상담방: 새로 {room_new}, 읽지 못함 {room_bad}. 메시지: 새로 {new}, 읽지 못함 {bad}</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Save the unreadable rows</source>
        <translation>읽지 못한 줄 저장</translation>
    </message>
    <message>
        <source>Save the unreadable rows…</source>
        <translation>읽지 못한 줄 저장…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>저장했어요</translation>
    </message>
    <message>
        <source>Stopped before the end.</source>
        <translation>중간에 멈췄어요.</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>멈추는 중</translation>
    </message>
    <message>
        <source>Task Flow rooms and messages</source>
        <translation>태스크 플로우 상담방과 메시지</translation>
    </message>
    <message>
        <source>Text that can't be read</source>
        <translation>글자를 읽을 수 없음</translation>
    </message>
    <message>
        <source>The column “{detail}” is missing. Add it to the first row and choose the file again.</source>
        <translation>‘{detail}’ 열이 없어요. 첫 줄에 넣은 뒤 파일을 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>The file breaks off before its end. Export it again and choose the new file.</source>
        <translation>파일이 중간에 끊겨 있어요. 다시 내보낸 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>The file breaks off before its end. What was read up to there can be imported.</source>
        <translation>파일이 중간에 끊겨 있어요. 거기까지 읽은 것은 가져올 수 있어요.</translation>
    </message>
    <message>
        <source>The file can't be opened. Close it in other programs and choose it again.</source>
        <translation>파일을 열지 못했어요. 다른 프로그램에서 닫은 뒤 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder.</source>
        <translation>파일을 저장하지 못했어요. 다른 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>The file is empty. Check that the export worked and choose it again.</source>
        <translation>빈 파일이에요. 제대로 내보냈는지 확인하고 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>The file is locked with a password. Save it without one and choose it again.</source>
        <translation>파일이 비밀번호로 잠겨 있어요. 비밀번호 없이 저장한 뒤 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>The file is not built as expected. Export it again and choose the new file.</source>
        <translation>파일의 짜임이 달라서 읽을 수 없어요. 다시 내보낸 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>The file is too large. Export a shorter time range and choose that file.</source>
        <translation>파일이 너무 커요. 기간을 나누어 내보낸 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>The same key a second time</source>
        <translation>같은 번호가 또 나옴</translation>
    </message>
    <message>
        <source>The text is too long</source>
        <translation>내용이 너무 긺</translation>
    </message>
    <message>
        <source>The text of this file can't be read. Save it as UTF-8 and choose it again.</source>
        <translation>이 파일의 글자를 읽을 수 없어요. UTF-8로 저장한 뒤 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>There is nothing new in these files: all of it is here already.</source>
        <translation>모두 이미 들어 있어서 새로 가져올 것이 없어요.</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>가져올 것이 없어요.</translation>
    </message>
    <message>
        <source>This is no file of the kind you chose. It was read as: {kind}.</source>
        <translation>고른 종류의 파일이 아니에요. {kind}[으로/로] 읽었어요.</translation>
    </message>
    <message>
        <source>This kind of file can't be imported. Choose a HappyTalk archive, a KakaoTalk conversation or a CSV, XLSX or JSON Lines file of rooms.</source>
        <translation>가져올 수 없는 종류의 파일이에요. 해피톡 보관 파일, 카카오톡 대화, 상담방이 든 CSV·XLSX·JSON Lines 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>Unclear who said it</source>
        <translation>누가 한 말인지 알 수 없음</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>읽지 못함</translation>
    </message>
    <message>
        <source>Unreadable rows</source>
        <translation>읽지 못한 줄</translation>
    </message>
    <message>
        <source>What came in so far stays. Choose the same files to go on.</source>
        <translation>지금까지 들어온 것은 남아 있어요. 같은 파일을 고르면 이어서 가져와요.</translation>
    </message>
    <message>
        <source>What can be read is in.</source>
        <translation>읽을 수 있는 것은 모두 가져왔어요.</translation>
    </message>
    <message>
        <source>Who is the agent?</source>
        <translation>누가 상담사인가요?</translation>
    </message>
    <message>
        <source>You see what the files hold before anything is written.</source>
        <translation>저장하기 전에 파일에 무엇이 들어 있는지 먼저 보여 줘요.</translation>
    </message>
    <message>
        <source>{column}: {problem}</source>
        <translation>{column}: {problem}</translation>
    </message>
    <message>
        <source>{file}</source>
        <translation>{file}</translation>
    </message>
    <message>
        <source>{file} and {number} more</source>
        <translation>{file} 외 {number}개</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, {line}번째 줄</translation>
    </message>
    <message>
        <source>{name} of the file becomes: {target}</source>
        <translation>파일의 {name}: {target}</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>{percent}% · {rooms} rooms · {messages} messages</source>
        <translation>{percent}% · 상담방 {rooms} · 메시지 {messages}</translation>
    </message>
    <message>
        <source>{place}, {problem}</source>
        <translation>{place}, {problem}</translation>
    </message>
    <message>
        <source>{sentence} (line {line})</source>
        <translation>{sentence} ({line}번째 줄)</translation>
    </message>
    <message>
        <source>{sentence} (line {line}, byte {byte})</source>
        <translation>{sentence} ({line}번째 줄, {byte}바이트)</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>Copied</source>
        <translation>복사했어요</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>지웠어요</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>You can copy it. It stays here until you remove it.</source>
        <translation>복사해서 쓸 수 있어요. 지울 때까지 여기에 있어요.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Add the new task</source>
        <translation>새 태스크 등록</translation>
    </message>
    <message>
        <source>Another day of a chart</source>
        <translation>그래프의 다른 날짜</translation>
    </message>
    <message>
        <source>Choose all tasks</source>
        <translation>태스크 모두 고르기</translation>
    </message>
    <message>
        <source>Choose several tasks</source>
        <translation>태스크 여러 건 고르기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close, then leave the field</source>
        <translation>닫기, 그다음 입력란 나가기</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>어디서나</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>목록 거르기</translation>
    </message>
    <message>
        <source>First and last row</source>
        <translation>처음과 끝</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Lists and board</source>
        <translation>목록과 보드</translation>
    </message>
    <message>
        <source>Move in a list</source>
        <translation>목록에서 움직이기</translation>
    </message>
    <message>
        <source>Move it up or down</source>
        <translation>체크리스트 항목 옮기기</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>줄 바꾸기</translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation>다음과 이전 항목</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Remove an item or a file</source>
        <translation>항목이나 파일 지우기</translation>
    </message>
    <message>
        <source>Rename an item</source>
        <translation>체크리스트 항목 고치기</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>상담방</translation>
    </message>
    <message>
        <source>Same place in the next column</source>
        <translation>옆 열의 같은 자리</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Send from any text</source>
        <translation>언제나 보내기</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Stage by its number</source>
        <translation>번호로 단계 고르기</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>태스크</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>Tick a checklist item</source>
        <translation>체크리스트 항목 체크</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>Sign in to open {number}.</source>
        <translation>로그인하면 {number}[을/를] 열어요.</translation>
    </message>
    <message>
        <source>Task Flow is off. {number} can be opened while it is on.</source>
        <translation>태스크 플로우가 꺼져 있어요. {number}[은/는] 켜져 있을 때 열 수 있어요.</translation>
    </message>
    <message>
        <source>There is no task {number} here. It may be of another site.</source>
        <translation>{number} 태스크가 여기에 없어요. 다른 곳의 태스크일 수 있어요.</translation>
    </message>
    <message>
        <source>This link leads to no task. A good one looks like taskflow://TK-2026-A0042.</source>
        <translation>태스크로 이어지지 않는 링크예요. taskflow://TK-2026-A0042 같은 링크를 열어 주세요.</translation>
    </message>
    <message>
        <source>Unlock the screen to open {number}.</source>
        <translation>잠금을 풀면 {number}[을/를] 열어요.</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>A dialog of {name} is open. What is typed in it isn't kept.</source>
        <translation>{name} 님이 열어 둔 창이 있어요. 그 창에 쓰던 글은 남지 않아요.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>다른 사람으로 로그인</translation>
    </message>
    <message>
        <source>Task Flow (locked)</source>
        <translation>태스크 플로우 (잠김)</translation>
    </message>
    <message>
        <source>The screen is locked</source>
        <translation>화면을 잠갔어요</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>잠금 풀기</translation>
    </message>
    <message>
        <source>What was typed here can't be kept right now. Unlock the screen, or it would be lost.</source>
        <translation>쓰던 글을 지금은 보관할 수 없어요. 사라지지 않게 먼저 잠금을 풀어 주세요.</translation>
    </message>
    <message>
        <source>{name} is signed out then. Drafts and memos are kept for the next sign-in.</source>
        <translation>{name} 님은 로그아웃돼요. 쓰던 글과 메모는 보관했다가 다시 로그인하면 보여 줘요.</translation>
    </message>
</context>
<context>
    <name>Memo</name>
    <message>
        <source>A memo you typed is not saved.</source>
        <translation>쓰던 메모를 저장하지 못했어요.</translation>
    </message>
    <message>
        <source>Changes since then</source>
        <translation>지금과 비교</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Earlier memos</source>
        <translation>지난 메모</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>둘 다 남기기</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Merged with {name}'s changes</source>
        <translation>{name} 님의 수정과 합쳤어요</translation>
    </message>
    <message>
        <source>No memo</source>
        <translation>메모가 없어요</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>저장 못 함</translation>
    </message>
    <message>
        <source>Put this one back</source>
        <translation>이 메모로 되돌리기</translation>
    </message>
    <message>
        <source>Replace with mine</source>
        <translation>내 메모로 바꾸기</translation>
    </message>
    <message>
        <source>Saved memo</source>
        <translation>저장된 메모</translation>
    </message>
    <message>
        <source>Saved · just now</source>
        <translation>저장함 · 방금 전</translation>
    </message>
    <message>
        <source>Saved · {time}</source>
        <translation>저장함 · {time}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>저장하는 중</translation>
    </message>
    <message>
        <source>Somebody saved that memo first. Your text is safe: open the task and choose.</source>
        <translation>다른 사람이 그 메모를 먼저 저장했어요. 쓴 글은 그대로 있으니 태스크를 열어 남길 내용을 골라 주세요.</translation>
    </message>
    <message>
        <source>Struck through: gone since then. Underlined: added since then.</source>
        <translation>줄을 그은 글은 그 뒤에 없어졌고, 밑줄 친 글은 그 뒤에 더해졌어요.</translation>
    </message>
    <message>
        <source>Text then</source>
        <translation>그때 메모</translation>
    </message>
    <message>
        <source>The memo I was writing</source>
        <translation>내가 쓰던 메모</translation>
    </message>
    <message>
        <source>The one you don't choose stays among the earlier memos.</source>
        <translation>고르지 않은 쪽도 지난 메모에서 다시 볼 수 있어요.</translation>
    </message>
    <message>
        <source>This is the memo as it stands.</source>
        <translation>지금 메모와 같아요.</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>너무 길어요</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Two people are editing</source>
        <translation>두 사람이 함께 고침</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>쓰는 중</translation>
    </message>
    <message>
        <source>Use the saved one</source>
        <translation>저장된 메모 쓰기</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>볼 내용</translation>
    </message>
    <message>
        <source>What others should know about this task</source>
        <translation>다음 사람이 알아야 할 것을 적어 주세요</translation>
    </message>
    <message>
        <source>What you typed is kept here in the memo.</source>
        <translation>입력하던 글은 여기 메모에 보관했어요.</translation>
    </message>
    <message>
        <source>You can only look at {number} now.</source>
        <translation>이제 {number} 태스크는 보기만 할 수 있어요.</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>아직 저장 전</translation>
    </message>
    <message>
        <source>{name} is the owner of {number} now.</source>
        <translation>{number}의 소유자가 {name} 님으로 바뀌었어요.</translation>
    </message>
    <message>
        <source>{name} saved while you were typing. Your text is safe. Choose what to keep.</source>
        <translation>쓰는 동안 {name} 님이 먼저 저장했어요. 내가 쓴 글은 그대로 있어요. 남길 내용을 골라 주세요.</translation>
    </message>
    <message>
        <source>{name}, {time}, {n} characters</source>
        <translation>{name}, {time}, {n}자</translation>
    </message>
    <message>
        <source>{time} · {n} characters</source>
        <translation>{time} · {n}자</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했어요</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>기술 정보</translation>
    </message>
</context>
<context>
    <name>NewRoom</name>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>고객</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>고객 목록</translation>
    </message>
    <message>
        <source>For a call or a visit. You become its main agent.</source>
        <translation>전화나 방문 상담을 적을 방이에요. 내가 주 상담사가 돼요.</translation>
    </message>
    <message>
        <source>Name, phone or e-mail</source>
        <translation>이름, 전화번호, 이메일</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>새 고객</translation>
    </message>
    <message>
        <source>New customer: {name}</source>
        <translation>새 고객: {name}</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>새 상담방</translation>
    </message>
    <message>
        <source>Open the room</source>
        <translation>상담방 열기</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Up to {limit} characters fit here.</source>
        <translation>{limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>What it is about (not required)</source>
        <translation>무슨 일인지 (적지 않아도 돼요)</translation>
    </message>
    <message>
        <source>{name}, known customer {contact}</source>
        <translation>{name}, 알고 있는 고객 {contact}</translation>
    </message>
</context>
<context>
    <name>NewTask</name>
    <message>
        <source>A task can't be deleted once added. Its number is given when it is added.</source>
        <translation>등록한 태스크는 지울 수 없어요. 번호는 등록할 때 정해져요.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add a collaborator</source>
        <translation>참조자 추가</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>등록</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>체크리스트</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>파일 고르기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Collaborators</source>
        <translation>참조자</translation>
    </message>
    <message>
        <source>From the message at {time} · “{text}”</source>
        <translation>{time} 메시지에서 · “{text}”</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>중요도</translation>
    </message>
    <message>
        <source>New checklist item</source>
        <translation>새 체크리스트 항목</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>새 태스크</translation>
    </message>
    <message>
        <source>Only {free} of these {n} lines fit; a checklist has up to {limit} items.</source>
        <translation>{n}줄 가운데 {free}줄만 더 들어가요. 체크리스트는 {limit}개까지 만들 수 있어요.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>소유자</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Take out {name}</source>
        <translation>{name} 님 빼기</translation>
    </message>
    <message>
        <source>Take out “{text}”</source>
        <translation>‘{text}’ 빼기</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Whoever adds it owns it</source>
        <translation>등록하는 사람이 소유자가 돼요</translation>
    </message>
    <message>
        <source>Write an item, then Enter</source>
        <translation>항목을 적고 Enter</translation>
    </message>
</context>
<context>
    <name>OutcomeReason</name>
    <message>
        <source>Added by mistake</source>
        <translation>잘못 등록</translation>
    </message>
    <message>
        <source>Anything to add (optional)</source>
        <translation>덧붙일 말 (적지 않아도 돼요)</translation>
    </message>
    <message>
        <source>Not possible under the policy</source>
        <translation>정책상 처리할 수 없음</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과 남기기</translation>
    </message>
    <message>
        <source>Reason in your own words</source>
        <translation>덧붙일 말</translation>
    </message>
    <message>
        <source>Say why it failed</source>
        <translation>실패한 까닭을 남겨 주세요</translation>
    </message>
    <message>
        <source>Set as failure</source>
        <translation>실패로 남기기</translation>
    </message>
    <message>
        <source>Stock or delivery</source>
        <translation>재고나 물류 사정</translation>
    </message>
    <message>
        <source>The customer cancelled</source>
        <translation>고객이 취소함</translation>
    </message>
    <message>
        <source>choose this instead of deleting</source>
        <translation>지우는 대신 골라요</translation>
    </message>
    <message>
        <source>{number} {title}</source>
        <translation>{number} {title}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n건 찾음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>상담방 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>새로 만들기</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>고객</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Finish with failure…</source>
        <translation>결과를 실패로 남기기…</translation>
    </message>
    <message>
        <source>Finish with success</source>
        <translation>결과를 성공으로 남기기</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>찾은 것</translation>
    </message>
    <message>
        <source>Korean initials work too</source>
        <translation>초성으로도 찾아요 · ㅎㅂ</translation>
    </message>
    <message>
        <source>New task “{title}”</source>
        <translation>새 태스크 ‘{title}’ 만들기</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>아직 없어요.</translation>
    </message>
    <message>
        <source>Nothing was found for “{text}”.</source>
        <translation>‘{text}’[을/를] 찾지 못했어요.</translation>
    </message>
    <message>
        <source>Reading what can be found…</source>
        <translation>찾을 것을 불러오고 있어요…</translation>
    </message>
    <message>
        <source>Reopen the task</source>
        <translation>다시 진행 중으로 바꾸기</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>상담방</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>검색과 명령</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>태스크</translation>
    </message>
    <message>
        <source>Tasks, rooms, customers, commands</source>
        <translation>태스크, 상담방, 고객, 명령 찾기</translation>
    </message>
    <message>
        <source>This customer has no room yet.</source>
        <translation>이 고객의 상담방이 아직 없어요.</translation>
    </message>
    <message>
        <source>What is searched</source>
        <translation>찾는 범위</translation>
    </message>
    <message>
        <source>What to do with the chosen task</source>
        <translation>고른 태스크에 할 일</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>모든 단축키</translation>
    </message>
    <message>
        <source>in {customer}'s room</source>
        <translation>{customer} 상담방에 등록</translation>
    </message>
    <message>
        <source>move</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>next scope</source>
        <translation>범위 바꾸기</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>open on the board</source>
        <translation>보드에서 열기</translation>
    </message>
    <message>
        <source>{name}, {about}</source>
        <translation>{name}, {about}</translation>
    </message>
    <message>
        <source>{name}. {why}</source>
        <translation>{name}. {why}</translation>
    </message>
    <message>
        <source>{number} · now {state}</source>
        <translation>{number} · 지금 {state}</translation>
    </message>
    <message>
        <source>{number} · {customer} · {stage}</source>
        <translation>{number} · {customer} · {stage}</translation>
    </message>
    <message>
        <source>{number} · {customer} · {stage} · {outcome}</source>
        <translation>{number} · {customer} · {stage} · {outcome}</translation>
    </message>
    <message>
        <source>{phone} · {rooms}</source>
        <translation>{phone} · {rooms}</translation>
    </message>
    <message>
        <source>“{message}” · {state}</source>
        <translation>“{message}” · {state}</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Customer</source>
        <translation>고객</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>상세 정보</translation>
    </message>
    <message>
        <source>History</source>
        <translation>이력</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>상담방</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>태스크</translation>
    </message>
    <message>
        <source>{name} {n}</source>
        <translation>{name} {n}</translation>
    </message>
</context>
<context>
    <name>PastRooms</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>태스크 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>{agent} · {state}</source>
        <translation>{agent} · {state}</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>진행 {n}</translation>
    </message>
    <message>
        <source>{outcome} {n}</source>
        <translation>{outcome} {n}</translation>
    </message>
    <message>
        <source>{words} · this room</source>
        <translation>{words} · 지금 방</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year}년</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>방 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Add or take out collaborators</source>
        <translation>참조자 넣기, 빼기</translation>
    </message>
    <message>
        <source>Ask for a review</source>
        <translation>검토 요청</translation>
    </message>
    <message>
        <source>Ask for a review…</source>
        <translation>검토 요청…</translation>
    </message>
    <message>
        <source>Change the owner</source>
        <translation>소유자 바꾸기</translation>
    </message>
    <message>
        <source>Change the owner…</source>
        <translation>소유자 바꾸기…</translation>
    </message>
    <message>
        <source>Collaborators</source>
        <translation>참조자</translation>
    </message>
    <message>
        <source>Collaborators…</source>
        <translation>참조자…</translation>
    </message>
    <message>
        <source>Give it away</source>
        <translation>넘기기</translation>
    </message>
    <message>
        <source>Give {number} to {name}?</source>
        <translation>{number}[을/를] {name} 님에게 넘길까요?</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>Leave this task</source>
        <translation>이 태스크에서 나가기</translation>
    </message>
    <message>
        <source>Leave {number}?</source>
        <translation>{number}에서 나갈까요?</translation>
    </message>
    <message>
        <source>Name or ID</source>
        <translation>이름이나 아이디</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>맞는 사람이 없어요</translation>
    </message>
    <message>
        <source>Owner: {name}</source>
        <translation>소유자 {name}</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>사람 찾기</translation>
    </message>
    <message>
        <source>Stay as a collaborator</source>
        <translation>참조자로 남기</translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation>{name} 님 빼기</translation>
    </message>
    <message>
        <source>Took {name} out of {number}</source>
        <translation>{name} 님을 {number}의 참조자에서 뺐어요</translation>
    </message>
    <message>
        <source>You can only look at it from then on, unless you stay. This can't be undone.</source>
        <translation>참조자로 남지 않으면 넘긴 뒤에는 보기만 할 수 있어요. 되돌릴 수 없어요.</translation>
    </message>
    <message>
        <source>You can only look at it from then on. You can't come back by yourself.</source>
        <translation>나가면 보기만 할 수 있어요. 혼자서는 다시 들어올 수 없어요.</translation>
    </message>
    <message>
        <source>You left {number}</source>
        <translation>{number}에서 나왔어요</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>고르기</translation>
    </message>
    <message>
        <source>close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>has left</source>
        <translation>그만둠</translation>
    </message>
    <message>
        <source>move</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>put in or take out</source>
        <translation>넣기, 빼기</translation>
    </message>
    <message>
        <source>{name} is a collaborator of {number} now</source>
        <translation>{name} 님을 {number}의 참조자로 넣었어요</translation>
    </message>
    <message>
        <source>{name} is the owner of {number} now</source>
        <translation>{number}의 소유자를 {name} 님으로 바꿨어요</translation>
    </message>
    <message>
        <source>{role} · {rooms}</source>
        <translation>{role} · {rooms}</translation>
    </message>
</context>
<context>
    <name>PieChoice</name>
    <message>
        <source>{name}: {chosen}</source>
        <translation>{name}: {chosen}</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>This couldn't be loaded</source>
        <translation>불러오지 못했어요</translation>
    </message>
    <message>
        <source>This couldn't be loaded.</source>
        <translation>불러오지 못했어요.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>ReadingWindow</name>
    <message>
        <source>Back to the room's history</source>
        <translation>상담방 이력으로</translation>
    </message>
    <message>
        <source>In the reading window you can only look. Open the room to change it.</source>
        <translation>읽기 창에서는 보기만 할 수 있어요. 상담방을 열면 고칠 수 있어요.</translation>
    </message>
    <message>
        <source>Main agent {name}</source>
        <translation>주 상담사 {name}</translation>
    </message>
    <message>
        <source>No main agent</source>
        <translation>주 상담사 없음</translation>
    </message>
    <message>
        <source>Open this room</source>
        <translation>이 상담방 열기</translation>
    </message>
    <message>
        <source>Reading window: {title}</source>
        <translation>읽기 창: {title}</translation>
    </message>
    <message>
        <source>Tasks in this room</source>
        <translation>이 방의 태스크</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>보기만</translation>
    </message>
    <message>
        <source>What happened in the room</source>
        <translation>방에서 일어난 일</translation>
    </message>
    <message>
        <source>opened {day}</source>
        <translation>{day}에 열림</translation>
    </message>
    <message>
        <source>{channel} · {state}</source>
        <translation>{channel} · {state}</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>A checklist can have up to {limit} items.</source>
        <translation>체크리스트는 {limit}개까지 만들 수 있어요.</translation>
    </message>
    <message>
        <source>A newer version of the program made this data. Update the program to open it.</source>
        <translation>더 새 버전에서 만든 데이터예요. 프로그램을 업데이트하면 열 수 있어요.</translation>
    </message>
    <message>
        <source>A newer version of the program made this file. Update the program to use it.</source>
        <translation>더 새로운 버전에서 만든 파일이에요. 프로그램을 업데이트한 뒤 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>A room that has been taken keeps a main agent. Hand it over instead.</source>
        <translation>맡은 상담방에는 주 상담사가 있어야 해요. 다른 상담사에게 이관해 주세요.</translation>
    </message>
    <message>
        <source>A word to go with it can have up to {limit} characters.</source>
        <translation>전할 말은 {limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>After wrong passwords you can try again in {seconds} s.</source>
        <translation>비밀번호가 여러 번 틀려서 {seconds}초 뒤에 다시 할 수 있어요.</translation>
    </message>
    <message>
        <source>All places are used, so tasks can't go to a new stage in the same step. Let another stage take those of one and save, then go on.</source>
        <translation>단계 자리를 모두 쓰고 있어서 새 단계로 바로 옮길 수 없어요. 한 단계의 태스크를 지금 있는 단계로 옮겨 저장한 다음 이어 주세요.</translation>
    </message>
    <message>
        <source>All {limit} places are used. Remove one to add another.</source>
        <translation>{limit}개를 모두 붙였어요. 하나를 떼면 새 파일을 붙일 수 있어요.</translation>
    </message>
    <message>
        <source>All {limit} tasks of this room are used. Add a checklist item to a related task instead.</source>
        <translation>이 방에 만들 수 있는 태스크 {limit}개를 모두 썼어요. 관련 있는 태스크의 체크리스트에 항목을 더해 주세요.</translation>
    </message>
    <message>
        <source>An admin restored a backup. Sign in again to see what is there now.</source>
        <translation>관리자가 데이터를 백업으로 복원했어요. 다시 로그인하면 지금 내용을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>An admin turned Task Flow off. Your tasks return when it is turned on again.</source>
        <translation>관리자가 태스크 플로우를 껐어요. 다시 켜면 등록한 태스크가 그대로 돌아와요.</translation>
    </message>
    <message>
        <source>An older version of the program made this data. Open it once to bring it up to date.</source>
        <translation>이전 버전에서 만든 데이터예요. 한 번 열면 지금 버전에 맞게 바뀌어요.</translation>
    </message>
    <message>
        <source>Another program is using the data file. Close it and try again.</source>
        <translation>다른 프로그램이 데이터 파일을 쓰고 있어요. 닫은 뒤 다시 해 주세요.</translation>
    </message>
    <message>
        <source>Answers can have up to {limit} characters.</source>
        <translation>답은 {limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Ask somebody else than yourself.</source>
        <translation>나 말고 다른 사람을 골라 주세요.</translation>
    </message>
    <message>
        <source>Can't reach the server. Check the address and firewall.</source>
        <translation>서버에 닿지 못했어요. 주소와 방화벽을 확인해 주세요.</translation>
    </message>
    <message>
        <source>Change your own password in the menu at your picture.</source>
        <translation>내 비밀번호는 왼쪽 아래 내 메뉴에서 바꿔 주세요.</translation>
    </message>
    <message>
        <source>Choose somebody else: the work leaves this person.</source>
        <translation>일을 내려놓는 사람 말고 다른 사람을 골라 주세요.</translation>
    </message>
    <message>
        <source>Colours are # and six of 0–9 and A–F, like #8659D8.</source>
        <translation>색은 #과 0–9, A–F 여섯 자리로 적어 주세요. 예: #8659D8</translation>
    </message>
    <message>
        <source>Connection lost while uploading</source>
        <translation>연결이 끊겨서 올리지 못했어요</translation>
    </message>
    <message>
        <source>Couldn't save. Your text is still here.</source>
        <translation>저장하지 못했어요. 쓴 글은 그대로 있어요.</translation>
    </message>
    <message>
        <source>Differs from the new password above.</source>
        <translation>위에 적은 새 비밀번호와 달라요.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>이름을 적어 주세요.</translation>
    </message>
    <message>
        <source>Enter a title.</source>
        <translation>제목을 적어 주세요.</translation>
    </message>
    <message>
        <source>Enter the present password.</source>
        <translation>지금 비밀번호를 적어 주세요.</translation>
    </message>
    <message>
        <source>Files of this kind aren't opened here. You can save it elsewhere.</source>
        <translation>여기서 여는 종류의 파일이 아니라 열지 않아요. 다른 곳에 저장할 수 있어요.</translation>
    </message>
    <message>
        <source>Files that can hold scripts aren't opened here. You can save it elsewhere.</source>
        <translation>스크립트가 들어 있을 수 있는 파일이라 열지 않아요. 다른 곳에 저장할 수 있어요.</translation>
    </message>
    <message>
        <source>Files with macros aren't opened here. You can save it elsewhere.</source>
        <translation>매크로가 들어 있는 파일이라 열지 않아요. 다른 곳에 저장할 수 있어요.</translation>
    </message>
    <message>
        <source>IDs use up to {limit} small letters a–z, digits, dots, dashes and underscores.</source>
        <translation>아이디는 영문 소문자, 숫자, 점, 줄표, 밑줄로 {limit}자까지 지어 주세요.</translation>
    </message>
    <message>
        <source>Internal notes are written by agents.</source>
        <translation>내부 메모는 상담사만 남길 수 있어요.</translation>
    </message>
    <message>
        <source>It isn't there any more. Refresh the list and look again.</source>
        <translation>이제는 없는 항목이에요. 목록을 새로 보고 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>Items can have up to {limit} characters.</source>
        <translation>항목은 {limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Keep at least one stage.</source>
        <translation>단계는 하나 이상 있어야 해요.</translation>
    </message>
    <message>
        <source>Memos can have up to {limit} characters.</source>
        <translation>메모는 {limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Memos can have up to {limit} characters. Remove {n} to save.</source>
        <translation>메모는 {limit}자까지 쓸 수 있어요. 넘은 {n}자를 줄이면 저장돼요.</translation>
    </message>
    <message>
        <source>Messages can have up to {limit} characters.</source>
        <translation>메시지는 {limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Names can have up to {limit} characters.</source>
        <translation>이름은 {limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Notes can have up to {limit} characters.</source>
        <translation>메모는 {limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Only a waiting room can be taken.</source>
        <translation>대기 중인 상담방만 맡을 수 있어요.</translation>
    </message>
    <message>
        <source>Only admins can do this.</source>
        <translation>관리자만 할 수 있어요.</translation>
    </message>
    <message>
        <source>Only managers and admins can do this.</source>
        <translation>매니저와 관리자만 할 수 있어요.</translation>
    </message>
    <message>
        <source>Only the owner, managers and admins can change people.</source>
        <translation>소유자와 참조자는 소유자, 매니저, 관리자만 바꿀 수 있어요.</translation>
    </message>
    <message>
        <source>Only this room's main agent, managers and admins can add tasks.</source>
        <translation>이 방의 주 상담사와 매니저, 관리자만 태스크를 만들 수 있어요.</translation>
    </message>
    <message>
        <source>Only this room's main agent, managers and admins can do this.</source>
        <translation>이 방의 주 상담사와 매니저, 관리자만 할 수 있어요.</translation>
    </message>
    <message>
        <source>Only this room's main agent, managers and admins can write here.</source>
        <translation>이 방의 주 상담사와 매니저, 관리자만 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Only whoever got the room can take note of it.</source>
        <translation>상담방을 받은 사람만 확인할 수 있어요.</translation>
    </message>
    <message>
        <source>Only whoever was asked can answer a review.</source>
        <translation>요청받은 사람만 검토에 답할 수 있어요.</translation>
    </message>
    <message>
        <source>Over {limit} characters a text that isn't saved yet is lost if the program ends. Shorten it.</source>
        <translation>{limit}자가 넘으면 저장하지 않은 글을 프로그램이 끝난 뒤에 되살릴 수 없어요. 글을 줄여 주세요.</translation>
    </message>
    <message>
        <source>Passwords need at least {limit} characters.</source>
        <translation>비밀번호는 {limit}자 이상이어야 해요.</translation>
    </message>
    <message>
        <source>Programs aren't opened here. You can save it elsewhere.</source>
        <translation>실행할 수 있는 파일이라 열지 않아요. 다른 곳에 저장할 수 있어요.</translation>
    </message>
    <message>
        <source>Quiet hours end at another time than they begin.</source>
        <translation>방해 금지 시간의 시작과 끝을 다르게 적어 주세요.</translation>
    </message>
    <message>
        <source>Reasons can have up to {limit} characters.</source>
        <translation>까닭은 {limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Reasons can have up to {limit} characters; this has {n}.</source>
        <translation>까닭은 {limit}자까지 쓸 수 있어요. 지금 {n}자예요.</translation>
    </message>
    <message>
        <source>Room titles can have up to {limit} characters.</source>
        <translation>상담방 제목은 {limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Say why it failed.</source>
        <translation>실패한 까닭을 남겨 주세요.</translation>
    </message>
    <message>
        <source>Say why the room is handed over.</source>
        <translation>이관하는 까닭을 골라 주세요.</translation>
    </message>
    <message>
        <source>Somebody else changed this first. Look at it again, then decide.</source>
        <translation>다른 사람이 먼저 고쳤어요. 바뀐 내용을 보고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>Somebody else has taken this room already.</source>
        <translation>다른 상담사가 이미 맡은 상담방이에요.</translation>
    </message>
    <message>
        <source>Somebody else took the last place. Your text is still here.</source>
        <translation>방금 다른 사람이 마지막 자리를 썼어요. 쓰던 내용은 그대로 있어요.</translation>
    </message>
    <message>
        <source>Somebody else uses this ID. Choose another one.</source>
        <translation>이미 쓰고 있는 아이디예요. 다른 아이디를 지어 주세요.</translation>
    </message>
    <message>
        <source>Stage names need 1–{limit} characters and must differ.</source>
        <translation>단계 이름은 1–{limit}자로, 서로 다르게 지어 주세요.</translation>
    </message>
    <message>
        <source>Task number {limit} was just added. Your text is still here.</source>
        <translation>방금 {limit}번째 태스크가 등록됐어요. 쓰던 내용은 그대로 있어요.</translation>
    </message>
    <message>
        <source>That didn't work. Try again in a moment.</source>
        <translation>하지 못했어요. 잠시 뒤 다시 해 주세요.</translation>
    </message>
    <message>
        <source>That message belongs to another room.</source>
        <translation>다른 상담방의 메시지예요.</translation>
    </message>
    <message>
        <source>That stage was removed. Choose another one.</source>
        <translation>없어진 단계예요. 다른 단계를 골라 주세요.</translation>
    </message>
    <message>
        <source>The ID or password doesn't match.</source>
        <translation>아이디나 비밀번호가 맞지 않아요.</translation>
    </message>
    <message>
        <source>The address of the database holds somebody else's login. Sign in as that person, or use your own.</source>
        <translation>데이터베이스 주소에 다른 사람의 로그인이 들어 있어요. 그 사람으로 로그인하거나 내 로그인이 든 주소를 쓰세요.</translation>
    </message>
    <message>
        <source>The data file can only be read. Change its permissions or choose another place.</source>
        <translation>데이터 파일에 쓸 수 없어요. 권한을 바꾸거나 다른 위치를 골라 주세요.</translation>
    </message>
    <message>
        <source>The data file can't lie in a network or cloud folder. Choose a folder on this computer.</source>
        <translation>네트워크나 클라우드 폴더에는 데이터 파일을 둘 수 없어요. 이 컴퓨터의 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>The data file is damaged. Restore a backup; the file stays as it is.</source>
        <translation>데이터 파일이 손상됐어요. 백업을 되살려 주세요. 지금 파일은 그대로 둘게요.</translation>
    </message>
    <message>
        <source>The data file isn't there any more. Put it back or choose another one.</source>
        <translation>데이터 파일이 그 자리에 없어요. 되돌려 놓거나 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation>디스크가 가득 찼어요. 공간을 비운 뒤 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The file couldn't be written there. Choose another place.</source>
        <translation>그곳에 파일을 쓰지 못했어요. 다른 곳을 골라 주세요.</translation>
    </message>
    <message>
        <source>The owner can't also be a collaborator.</source>
        <translation>소유자는 참조자가 될 수 없어요.</translation>
    </message>
    <message>
        <source>The password has a letter that can't be kept. Choose another password.</source>
        <translation>비밀번호에 저장할 수 없는 글자가 있어요. 다른 비밀번호를 정해 주세요.</translation>
    </message>
    <message>
        <source>The present password isn't right. Type it again.</source>
        <translation>지금 비밀번호가 맞지 않아요. 다시 적어 주세요.</translation>
    </message>
    <message>
        <source>The team needs at least one admin.</source>
        <translation>관리자는 한 명 이상 있어야 해요.</translation>
    </message>
    <message>
        <source>There is no program here that opens “{file}”. You can save it elsewhere.</source>
        <translation>‘{file}’[을/를] 열 프로그램이 없어요. 다른 곳에 저장할 수 있어요.</translation>
    </message>
    <message>
        <source>This can't be taken back any more. Change it again instead.</source>
        <translation>이제는 되돌릴 수 없어요. 다시 바꿔 주세요.</translation>
    </message>
    <message>
        <source>This file belongs to another program. Choose another one.</source>
        <translation>다른 프로그램의 파일이에요. 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>This file can't be imported. Check that it is the right one.</source>
        <translation>이 파일은 가져올 수 없어요. 맞는 파일인지 확인해 주세요.</translation>
    </message>
    <message>
        <source>This file doesn't hold Task Flow data. Choose another one.</source>
        <translation>태스크 플로우 데이터 파일이 아니에요. 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>This file doesn't hold stages. Choose another one.</source>
        <translation>단계를 담은 파일이 아니에요. 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>This file is too large to hold stages. Choose another one.</source>
        <translation>단계를 담은 파일치고는 너무 커요. 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>This is the present password. Choose another one.</source>
        <translation>지금 쓰는 비밀번호예요. 다른 것으로 정해 주세요.</translation>
    </message>
    <message>
        <source>This name looks like that of {name}. Add what tells them apart, such as a team or a letter.</source>
        <translation>{name} 님과 구별하기 어려운 이름이에요. 팀 이름이나 A·B를 덧붙여 주세요.</translation>
    </message>
    <message>
        <source>This name looks like “{name}”. Choose another one.</source>
        <translation>‘{name}’[과/와] 구별하기 어려운 이름이에요. 다르게 지어 주세요.</translation>
    </message>
    <message>
        <source>This person can't sign in yet. Give an ID and a password first.</source>
        <translation>아직 로그인할 수 없는 사람이에요. 아이디와 비밀번호를 먼저 만들어 주세요.</translation>
    </message>
    <message>
        <source>This person has left the team. Choose somebody else.</source>
        <translation>팀을 떠난 상담사예요. 다른 사람을 골라 주세요.</translation>
    </message>
    <message>
        <source>This person is a collaborator already.</source>
        <translation>이미 참조자예요.</translation>
    </message>
    <message>
        <source>This person still has work. Choose who takes it over.</source>
        <translation>아직 맡은 일이 있어요. 넘겨받을 사람을 골라 주세요.</translation>
    </message>
    <message>
        <source>This person was asked already and hasn't answered yet.</source>
        <translation>이미 요청했고 아직 답하지 않았어요.</translation>
    </message>
    <message>
        <source>This review was answered already.</source>
        <translation>이미 답한 검토 요청이에요.</translation>
    </message>
    <message>
        <source>This room came from an import, so it can't send. Internal notes are possible.</source>
        <translation>가져온 상담방이라 보낼 수 없어요. 내부 메모는 남길 수 있어요.</translation>
    </message>
    <message>
        <source>This room is closed, so you can't add a task. Existing tasks can still be edited.</source>
        <translation>종료된 상담방이라 새 태스크를 만들 수 없어요. 등록한 태스크는 계속 고칠 수 있어요.</translation>
    </message>
    <message>
        <source>This room is closed. Reopen it first.</source>
        <translation>종료된 상담방이에요. 먼저 다시 열어 주세요.</translation>
    </message>
    <message>
        <source>This room is open already.</source>
        <translation>이미 열려 있는 상담방이에요.</translation>
    </message>
    <message>
        <source>This room is yours already.</source>
        <translation>이미 내가 맡은 상담방이에요.</translation>
    </message>
    <message numerus="yes">
        <source>This stage holds %n task(s). Choose where they go.</source>
        <translation>
            <numerusform>이 단계에 태스크 %n건이 있어요. 어느 단계로 옮길지 골라 주세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>This stage holds tasks. Choose where they go.</source>
        <translation>이 단계에 태스크가 있어요. 어느 단계로 옮길지 골라 주세요.</translation>
    </message>
    <message>
        <source>This task isn't there any more.</source>
        <translation>이 태스크는 이제 없어요.</translation>
    </message>
    <message>
        <source>This was taken note of already.</source>
        <translation>이미 확인했어요.</translation>
    </message>
    <message>
        <source>Titles can have up to {limit} characters.</source>
        <translation>제목은 {limit}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Titles can have up to {limit} characters; this has {n}.</source>
        <translation>제목은 {limit}자까지 쓸 수 있어요. 지금 {n}자예요.</translation>
    </message>
    <message>
        <source>Up to {limit} stages.</source>
        <translation>단계는 {limit}개까지 만들 수 있어요.</translation>
    </message>
    <message>
        <source>Up to {limit} tasks can be changed at once. Choose fewer.</source>
        <translation>한 번에 {limit}건까지 바꿀 수 있어요. 더 적게 골라 주세요.</translation>
    </message>
    <message>
        <source>View only. The owner or a manager can add you as a collaborator.</source>
        <translation>보기만 할 수 있어요. 소유자나 매니저가 참조자로 넣으면 고칠 수 있어요.</translation>
    </message>
    <message>
        <source>View only. {name} or a manager can add you as a collaborator.</source>
        <translation>보기만 할 수 있어요. 소유자 {name} 님이나 매니저가 참조자로 넣으면 고칠 수 있어요.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>내용을 적어 주세요.</translation>
    </message>
    <message>
        <source>Write the note first.</source>
        <translation>메모를 적어 주세요.</translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation>할 일을 적어 주세요.</translation>
    </message>
    <message>
        <source>You can add tasks once the room has a main agent.</source>
        <translation>주 상담사가 정해지면 태스크를 만들 수 있어요.</translation>
    </message>
    <message>
        <source>You can add tasks when you're back online.</source>
        <translation>연결되면 태스크를 만들 수 있어요.</translation>
    </message>
    <message>
        <source>You can't deactivate yourself. Another admin can.</source>
        <translation>자기 자신은 ‘사용 안 함’으로 바꿀 수 없어요. 다른 관리자에게 부탁해 주세요.</translation>
    </message>
    <message>
        <source>You see your own figures. Managers and admins see those of everybody.</source>
        <translation>내 숫자만 볼 수 있어요. 모두의 숫자는 매니저와 관리자가 봐요.</translation>
    </message>
    <message>
        <source>“{file}” can't be read. Close it in other programs and choose it again.</source>
        <translation>‘{file}’[을/를] 열지 못했어요. 다른 프로그램에서 닫은 뒤 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>“{file}” is a folder. Choose the files inside it.</source>
        <translation>‘{file}’[은/는] 폴더예요. 안에 있는 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>“{file}” is damaged. What is stored is not what was attached, so it isn't opened.</source>
        <translation>‘{file}’[이/가] 손상됐어요. 붙인 내용과 달라져서 열지 않아요.</translation>
    </message>
    <message>
        <source>“{file}” is empty. Check that it was saved, then choose it again.</source>
        <translation>‘{file}’[은/는] 0바이트예요. 파일이 제대로 저장됐는지 확인하고 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>“{file}” is still being written. Choose it again once it is finished.</source>
        <translation>‘{file}’[은/는] 아직 저장되는 중이에요. 저장이 끝난 뒤 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>“{file}” isn't there any more. Look where it is now and choose it again.</source>
        <translation>‘{file}’[을/를] 찾지 못했어요. 옮기거나 지우지 않았는지 보고 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>“{file}” wasn't attached. It is {size}; the limit is {limit} per file.</source>
        <translation>‘{file}’[을/를] 붙이지 못했어요. {size}[이에요/예요]. 파일당 {limit}까지 붙일 수 있어요.</translation>
    </message>
    <message>
        <source>“{file}” wasn't attached. No place left (up to {limit}).</source>
        <translation>‘{file}’[을/를] 붙이지 못했어요. 자리가 없어요 ({limit}개까지).</translation>
    </message>
    <message>
        <source>“{file}” wasn't attached. The task isn't there any more.</source>
        <translation>‘{file}’[을/를] 붙이지 못했어요. 태스크를 찾을 수 없어요.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Answer</source>
        <translation>답하기</translation>
    </message>
    <message>
        <source>Answer (optional)</source>
        <translation>답 (적지 않아도 돼요)</translation>
    </message>
    <message>
        <source>Answer {time}: {answer}</source>
        <translation>{time} 답: {answer}</translation>
    </message>
    <message>
        <source>Answered reviews</source>
        <translation>답한 검토</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>요청하기</translation>
    </message>
    <message>
        <source>Ask for a review</source>
        <translation>검토 요청</translation>
    </message>
    <message>
        <source>Ask whom for a review?</source>
        <translation>누구에게 검토를 요청할까요?</translation>
    </message>
    <message>
        <source>Ask {name}</source>
        <translation>{name} 님에게 요청</translation>
    </message>
    <message>
        <source>Asked {name} for a review of {number}</source>
        <translation>{name} 님에게 {number} 검토를 요청했어요</translation>
    </message>
    <message>
        <source>Choose whom to ask.</source>
        <translation>검토를 요청할 사람을 골라 주세요.</translation>
    </message>
    <message>
        <source>Message (optional)</source>
        <translation>전할 말 (적지 않아도 돼요)</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Seen {time}</source>
        <translation>{time} 확인함</translation>
    </message>
    <message>
        <source>Send the answer</source>
        <translation>답 보내기</translation>
    </message>
    <message>
        <source>What did you find?</source>
        <translation>살펴본 내용을 적어 주세요</translation>
    </message>
    <message>
        <source>What should be looked at?</source>
        <translation>무엇을 봐 주면 좋을지 적어 주세요</translation>
    </message>
    <message>
        <source>You asked {to} for a review</source>
        <translation>{to} 님에게 검토를 요청했어요</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>답을 기다리고 있어요</translation>
    </message>
    <message>
        <source>{by} asked {to} for a review</source>
        <translation>{by} 님이 {to} 님에게 검토를 요청했어요</translation>
    </message>
    <message>
        <source>{by} asks you for a review</source>
        <translation>{by} 님이 검토를 요청했어요</translation>
    </message>
    <message>
        <source>{number} {title}</source>
        <translation>{number} {title}</translation>
    </message>
    <message>
        <source>{to} answered the review {by} asked for</source>
        <translation>{by} 님이 요청한 검토에 {to} 님이 답했어요</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Add tasks to a room</source>
        <translation>상담방에 태스크 만들기</translation>
    </message>
    <message>
        <source>Change owner and collaborators</source>
        <translation>소유자와 참조자 바꾸기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Edit tasks: stage, outcome, checklist, files, memo</source>
        <translation>태스크 고치기: 단계, 결과, 체크리스트, 파일, 메모</translation>
    </message>
    <message>
        <source>Hand over a room, close and reopen it</source>
        <translation>상담방 이관, 종료, 다시 열기</translation>
    </message>
    <message>
        <source>Import files, hand over many rooms</source>
        <translation>파일 가져오기, 여러 방 이관</translation>
    </message>
    <message>
        <source>Like a manager; also decides on Task Flow, stages, people and data.</source>
        <translation>매니저가 하는 일에 더해 태스크 플로우와 단계, 상담사, 데이터를 관리해요.</translation>
    </message>
    <message>
        <source>Look after people and data</source>
        <translation>상담사와 데이터 관리</translation>
    </message>
    <message>
        <source>See rooms, board, tasks and history</source>
        <translation>상담방, 보드, 태스크, 이력 보기</translation>
    </message>
    <message>
        <source>See statistics</source>
        <translation>통계 보기</translation>
    </message>
    <message>
        <source>Switch Task Flow, design stages</source>
        <translation>태스크 플로우 켜고 끄기, 단계 정하기</translation>
    </message>
    <message>
        <source>Take over a room</source>
        <translation>상담방 맡기</translation>
    </message>
    <message>
        <source>What each role may do</source>
        <translation>역할별로 할 수 있는 일</translation>
    </message>
    <message>
        <source>Works on all rooms and tasks, imports, sees all statistics.</source>
        <translation>모든 방과 태스크를 다루고, 파일을 가져오고, 전체 통계를 봐요.</translation>
    </message>
    <message>
        <source>Works on own rooms and the tasks in them, sees all others.</source>
        <translation>자기 방과 그 태스크를 다루고, 나머지는 볼 수 있어요.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>as owner</source>
        <translation>소유자일 때</translation>
    </message>
    <message>
        <source>as owner or collaborator</source>
        <translation>소유자나 참조자일 때</translation>
    </message>
    <message>
        <source>no</source>
        <translation>할 수 없음</translation>
    </message>
    <message>
        <source>own figures</source>
        <translation>자기 것만</translation>
    </message>
    <message>
        <source>own rooms</source>
        <translation>자기 방만</translation>
    </message>
    <message>
        <source>waiting rooms</source>
        <translation>대기 중인 방만</translation>
    </message>
    <message>
        <source>{role}, {verb}: {grant}</source>
        <translation>{role}, {verb}: {grant}</translation>
    </message>
</context>
<context>
    <name>RoomTab</name>
    <message>
        <source>Category</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>종료한 시각</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>첫 응대</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>이관</translation>
    </message>
    <message>
        <source>Main agent</source>
        <translation>주 상담사</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>들어온 시각</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Take this room</source>
        <translation>내가 맡기</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>What happened in the room</source>
        <translation>방에서 일어난 일</translation>
    </message>
    <message>
        <source>after {time}</source>
        <translation>{time} 만에</translation>
    </message>
    <message>
        <source>within a minute</source>
        <translation>1분 안에</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Alarm set</source>
        <translation>알람 있음</translation>
    </message>
    <message>
        <source>All rooms</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Check the spelling, or search by task number or customer name.</source>
        <translation>철자를 확인하거나 태스크 번호, 고객 이름으로 찾아 보세요.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>검색어 지우기</translation>
    </message>
    <message>
        <source>Closed rooms appear here.</source>
        <translation>종료한 상담방이 여기에 보여요.</translation>
    </message>
    <message>
        <source>Closed the room of {customer}</source>
        <translation>{customer} 님의 상담을 종료했어요</translation>
    </message>
    <message>
        <source>Handed the room of {customer} over to {name}</source>
        <translation>{customer} 님의 상담을 {name} 님에게 이관했어요</translation>
    </message>
    <message>
        <source>Import rooms from a file, or open one by hand.</source>
        <translation>파일에서 가져오거나 직접 열 수 있어요.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Listed: {scope}</source>
        <translation>보는 범위: {scope}</translation>
    </message>
    <message>
        <source>Loading the rooms</source>
        <translation>상담방을 불러오고 있어요</translation>
    </message>
    <message>
        <source>My rooms</source>
        <translation>내 상담</translation>
    </message>
    <message>
        <source>New messages appear here at once.</source>
        <translation>새 메시지가 오면 여기에 바로 보여요.</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>새 상담방</translation>
    </message>
    <message>
        <source>New rooms appear here at once.</source>
        <translation>새 상담방이 생기면 여기에 바로 보여요.</translation>
    </message>
    <message>
        <source>No answered rooms</source>
        <translation>응대 중인 상담방이 없어요</translation>
    </message>
    <message>
        <source>No closed rooms</source>
        <translation>종료한 상담방이 없어요</translation>
    </message>
    <message>
        <source>No inquiries are waiting</source>
        <translation>기다리는 문의가 없어요</translation>
    </message>
    <message>
        <source>No received rooms</source>
        <translation>접수한 상담방이 없어요</translation>
    </message>
    <message>
        <source>No rooms are waiting</source>
        <translation>대기 중인 상담방이 없어요</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”</source>
        <translation>‘{text}’[과/와] 맞는 결과가 없어요</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>보류 중</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>다시 열기</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>상담방</translation>
    </message>
    <message>
        <source>Rooms you answered appear here.</source>
        <translation>답한 상담방이 여기에 보여요.</translation>
    </message>
    <message>
        <source>Rooms you closed appear here.</source>
        <translation>내가 맡았다가 종료한 상담방이 여기에 보여요.</translation>
    </message>
    <message>
        <source>Rooms you take appear here.</source>
        <translation>맡은 상담방이 여기에 보여요.</translation>
    </message>
    <message>
        <source>Search closed rooms</source>
        <translation>종료된 방까지 찾기</translation>
    </message>
    <message>
        <source>Search customer, message, task no.</source>
        <translation>고객, 메시지, 태스크 번호 검색</translation>
    </message>
    <message>
        <source>Search rooms</source>
        <translation>상담방 검색</translation>
    </message>
    <message>
        <source>Show answered rooms</source>
        <translation>응대 중인 방 보기</translation>
    </message>
    <message>
        <source>Show inquiries</source>
        <translation>문의 보기</translation>
    </message>
    <message>
        <source>Show received rooms</source>
        <translation>접수한 방 보기</translation>
    </message>
    <message>
        <source>Show waiting rooms</source>
        <translation>대기 중인 방 보기</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>There are no rooms yet</source>
        <translation>아직 상담방이 없어요</translation>
    </message>
    <message>
        <source>Until then, the last known list stays here.</source>
        <translation>그동안 마지막으로 본 목록을 흐림 없이 그대로 보여 줘요.</translation>
    </message>
    <message>
        <source>tasks done {done}/{total}</source>
        <translation>태스크 완료 {done}/{total}</translation>
    </message>
    <message>
        <source>{done}/{total} done</source>
        <translation>완료 {done}/{total}</translation>
    </message>
    <message>
        <source>{hour}:{minute}</source>
        <translation>{hour}시 {minute}분</translation>
    </message>
    <message>
        <source>{n} unread</source>
        <translation>읽지 않음 {n}</translation>
    </message>
    <message>
        <source>{state} {n}</source>
        <translation>{state} {n}</translation>
    </message>
</context>
<context>
    <name>Self</name>
    <message>
        <source>An admin gave you a new password. Ask for it.</source>
        <translation>관리자가 비밀번호를 새로 정했어요. 새 비밀번호를 물어봐 주세요.</translation>
    </message>
    <message>
        <source>Your role is {role} now</source>
        <translation>관리자가 역할을 {role}[으로/로] 바꿨어요</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in progress go out of sight. They are kept.</source>
        <translation>
            <numerusform>진행 중인 태스크 %n건이 보이지 않게 돼요. 지워지지는 않아요.</numerusform>
        </translation>
    </message>
    <message>
        <source>1–{n} · name {characters} characters</source>
        <translation>1–{n}개 · 이름 {characters}자</translation>
    </message>
    <message>
        <source>A task can't be deleted once added. If it was a mistake, finish it as failure with the reason “Added by mistake”.</source>
        <translation>태스크는 등록한 뒤 지울 수 없어요. 잘못 등록했다면 결과를 실패, 까닭을 ‘잘못 등록’으로 남겨 주세요.</translation>
    </message>
    <message>
        <source>A task has up to {n} now · largest file {size}</source>
        <translation>지금 한 태스크에 많게는 {n}개 · 가장 큰 파일 {size}</translation>
    </message>
    <message>
        <source>A task has up to {n} now · longest item {characters} characters</source>
        <translation>지금 한 태스크에 많게는 {n}개 · 가장 긴 항목 {characters}자</translation>
    </message>
    <message>
        <source>Admin settings</source>
        <translation>관리자 설정</translation>
    </message>
    <message>
        <source>After so many minutes without input.</source>
        <translation>이만큼 입력이 없으면 화면을 잠가요.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>화면과 언어</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>첨부파일</translation>
    </message>
    <message>
        <source>Change to {language} now</source>
        <translation>지금 {language}[으로/로] 바꾸기</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>체크리스트</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>In lists and on the board, letters alone are commands: S changes the stage.</source>
        <translation>목록과 보드에서 글자 하나로 실행해요. S를 누르면 단계를 바꿔요.</translation>
    </message>
    <message numerus="yes">
        <source>It disappears at once for %n agent(s).</source>
        <translation>
            <numerusform>상담사 %n명의 화면에서 바로 사라져요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>마지막 변경</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>한도</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>자동으로 화면 잠그기</translation>
    </message>
    <message>
        <source>Marking of long stays</source>
        <translation>오래 머문 태스크 표시</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Memos being written are saved before they disappear.</source>
        <translation>쓰던 메모는 저장한 뒤에 사라져요.</translation>
    </message>
    <message>
        <source>My settings</source>
        <translation>내 설정</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Never switched</source>
        <translation>바꾼 적 없음</translation>
    </message>
    <message>
        <source>No files now</source>
        <translation>지금 붙인 파일 없음</translation>
    </message>
    <message>
        <source>No items now</source>
        <translation>지금 항목 없음</translation>
    </message>
    <message>
        <source>Now warning {warning}, alarm {alarm} · a stage with enough visits has its own times</source>
        <translation>지금 주의 {warning}, 경고 {alarm} · 기록이 넉넉한 단계는 그 단계의 시간으로 따져요</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>On</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터에서</translation>
    </message>
    <message>
        <source>Open rooms now</source>
        <translation>지금 열린 상담방</translation>
    </message>
    <message>
        <source>Panels and messages appear without moving.</source>
        <translation>패널과 알림이 움직임 없이 나타나요.</translation>
    </message>
    <message>
        <source>People and permissions</source>
        <translation>상담사와 권한</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>움직임 줄이기</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Single-key shortcuts</source>
        <translation>한 글자 단축키</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Task Flow</source>
        <translation>태스크 플로우</translation>
    </message>
    <message>
        <source>Task numbers in a year</source>
        <translation>한 해에 쓰는 태스크 번호</translation>
    </message>
    <message>
        <source>Tasks in one room</source>
        <translation>상담방 하나에 태스크</translation>
    </message>
    <message>
        <source>Tasks in progress</source>
        <translation>진행 중인 태스크</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>The fullest room has {n} now</source>
        <translation>지금 가장 많은 방에 {n}개</translation>
    </message>
    <message>
        <source>The fullest room has {n} now · {full} full</source>
        <translation>지금 가장 많은 방에 {n}개 · 다 쓴 방 {full}</translation>
    </message>
    <message>
        <source>The longest has {n} characters now</source>
        <translation>지금 가장 긴 것 {n}자</translation>
    </message>
    <message>
        <source>The product sets these values, so they can't be changed. They stand once in the rule module, under the names at the right, and the database holds to the same.</source>
        <translation>서비스에서 정한 값이라 바꿀 수 없어요. 규칙 모듈에 오른쪽 이름으로 한 번만 적혀 있고, 데이터베이스도 같은 값을 지켜요.</translation>
    </message>
    <message>
        <source>The screens open anew in {language}. You stay where you are, texts are kept.</source>
        <translation>화면을 {language}[으로/로] 다시 열어요. 보던 곳과 쓰던 글은 그대로 있어요.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Time in stage runs on while it is off.</source>
        <translation>체류 시간은 꺼진 동안에도 흘러요.</translation>
    </message>
    <message>
        <source>Title of a task</source>
        <translation>태스크 제목</translation>
    </message>
    <message>
        <source>Turn Task Flow off?</source>
        <translation>태스크 플로우를 끌까요?</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Turning it off takes task icon, tab and board from everybody at once. Existing tasks ({tasks}) are kept and their clocks run on. Turning it on again brings all back.</source>
        <translation>끄면 태스크 아이콘과 탭, 보드가 모두에게서 바로 사라져요. 등록한 태스크 {tasks}건은 지워지지 않고 시간도 계속 흘러요. 다시 켜면 그대로 돌아와요.</translation>
    </message>
    <message>
        <source>Turning it on again brings everything back.</source>
        <translation>다시 켜면 그대로 돌아와요.</translation>
    </message>
    <message>
        <source>Turning it on gives everybody task icon, tab and board at once. Existing tasks ({tasks}) are all there.</source>
        <translation>켜면 태스크 아이콘과 탭, 보드가 모두에게 바로 나타나요. 등록한 태스크 {tasks}건은 그대로 있어요.</translation>
    </message>
    <message>
        <source>Use Task Flow</source>
        <translation>태스크 플로우 사용</translation>
    </message>
    <message>
        <source>When on, every room has a task icon at its bottom and a task tab at its right.</source>
        <translation>켜면 모든 상담방 아래에 태스크 아이콘이, 오른쪽에 태스크 탭이 생겨요.</translation>
    </message>
    <message>
        <source>Yours on every computer, like filters and folded sections</source>
        <translation>어느 컴퓨터에서나 나를 따라다니는 설정 · 필터와 접어 둔 칸도 함께</translation>
    </message>
    <message>
        <source>warning {warning} h · alarm {alarm} h</source>
        <translation>주의 {warning}시간 · 경고 {alarm}시간</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>{n} characters</source>
        <translation>{n}자</translation>
    </message>
    <message>
        <source>{n} files · each {size}</source>
        <translation>{n}개 · 하나에 {size}</translation>
    </message>
    <message>
        <source>{n} items · item {characters} characters</source>
        <translation>{n}개 · 항목 {characters}자</translation>
    </message>
    <message>
        <source>{n} now · longest name {characters} characters</source>
        <translation>지금 {n}개 · 가장 긴 이름 {characters}자</translation>
    </message>
    <message>
        <source>{n} tasks</source>
        <translation>{n}개</translation>
    </message>
    <message>
        <source>{n} used this year</source>
        <translation>올해 {n}개 썼어요</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>{time} · {name} turned it off</source>
        <translation>{time} · {name} 끔</translation>
    </message>
    <message>
        <source>{time} · {name} turned it on</source>
        <translation>{time} · {name} 켬</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>&amp;Demo</source>
        <translation>데모(&amp;D)</translation>
    </message>
    <message>
        <source>Become…</source>
        <translation>다른 사람으로 보기</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>보드</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>알림 닫기</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>상담</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Task Flow</source>
        <translation>태스크 플로우</translation>
    </message>
    <message>
        <source>Task Flow — {site}</source>
        <translation>태스크 플로우 — {site}</translation>
    </message>
    <message>
        <source>The automatic backup of today could not be made.</source>
        <translation>오늘 자동 백업을 하지 못했어요.</translation>
    </message>
    <message>
        <source>Waiting for an answer: {number}</source>
        <translation>답을 기다리는 문의 {number}</translation>
    </message>
    <message>
        <source>{name} · {role}</source>
        <translation>{name} · {role}</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Change</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Connects to {place}</source>
        <translation>{place}에 연결해요</translation>
    </message>
    <message>
        <source>Enter ID and password.</source>
        <translation>아이디와 비밀번호를 적어 주세요.</translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation>비밀번호를 적어 주세요.</translation>
    </message>
    <message>
        <source>Forgot your password? Ask an admin for a new one.</source>
        <translation>비밀번호를 잊었다면 관리자에게 새 비밀번호를 받아 주세요.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>잠시만 기다려 주세요.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Stay signed in on this computer</source>
        <translation>이 컴퓨터에서 로그인 유지</translation>
    </message>
    <message>
        <source>Task Flow</source>
        <translation>태스크 플로우</translation>
    </message>
    <message>
        <source>The password doesn't match.</source>
        <translation>비밀번호가 맞지 않아요.</translation>
    </message>
    <message>
        <source>This computer has no keyring, so it can't stay signed in. Signing in by password works as ever.</source>
        <translation>이 컴퓨터에는 로그인을 맡아 둘 키체인(자격 증명 저장소)이 없어서 로그인을 유지하지 못해요. 비밀번호로는 그대로 로그인할 수 있어요.</translation>
    </message>
    <message>
        <source>This computer may not sign in by itself any more. Enter your password.</source>
        <translation>이 컴퓨터의 로그인 유지가 끝났어요. 비밀번호를 적어 주세요.</translation>
    </message>
    <message>
        <source>This computer's keyring doesn't answer, so it can't stay signed in. Signing in by password works as ever.</source>
        <translation>이 컴퓨터의 키체인이 답하지 않아서 로그인을 유지하지 못해요. 비밀번호로는 그대로 로그인할 수 있어요.</translation>
    </message>
    <message>
        <source>This computer's keyring doesn't work right now, so it can't stay signed in. Signing in by password works as ever.</source>
        <translation>지금은 이 컴퓨터의 키체인을 쓸 수 없어서 로그인을 유지하지 못해요. 비밀번호로는 그대로 로그인할 수 있어요.</translation>
    </message>
    <message>
        <source>This computer's keyring is locked, so it can't stay signed in. Signing in by password works as ever.</source>
        <translation>이 컴퓨터의 키체인이 잠겨 있어서 로그인을 유지하지 못해요. 비밀번호로는 그대로 로그인할 수 있어요.</translation>
    </message>
    <message>
        <source>Wait until the time is over.</source>
        <translation>시간이 지나면 다시 할 수 있어요.</translation>
    </message>
</context>
<context>
    <name>StagePopover</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Change stage</source>
        <translation>단계 변경</translation>
    </message>
    <message>
        <source>Filter stages</source>
        <translation>단계 찾기</translation>
    </message>
    <message>
        <source>No stage matches</source>
        <translation>맞는 단계가 없어요</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금 단계</translation>
    </message>
    <message>
        <source>Stage name or number</source>
        <translation>단계 이름이나 번호</translation>
    </message>
    <message>
        <source>change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>change at once</source>
        <translation>바로 변경</translation>
    </message>
    <message>
        <source>close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>move</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>{number} · {title}</source>
        <translation>{number} · {title}</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n건</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>A removed stage doesn't come back. You can make a new one with the same name.</source>
        <translation>없앤 단계는 되살릴 수 없어요. 같은 이름으로 새로 만들 수는 있어요.</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>단계 추가</translation>
    </message>
    <message numerus="yes">
        <source>All %n move(s) stay in the history as “stage removed”.</source>
        <translation>
            <numerusform>%n건 모두 변경 이력에 ‘단계 삭제로 이동’이라고 남아요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another admin</source>
        <translation>다른 관리자</translation>
    </message>
    <message>
        <source>Both are together. Look it over, then save.</source>
        <translation>두 사람이 고친 내용을 합쳤어요. 살펴보고 저장해 주세요.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose a stage</source>
        <translation>단계 고르기</translation>
    </message>
    <message>
        <source>Choose a template.</source>
        <translation>템플릿을 골라 주세요.</translation>
    </message>
    <message>
        <source>Choose the stage that takes the tasks.</source>
        <translation>태스크를 받을 단계를 골라 주세요.</translation>
    </message>
    <message>
        <source>Colour as #RRGGBB</source>
        <translation>색 코드 (#RRGGBB)</translation>
    </message>
    <message>
        <source>Colour of {stage}: {colour}</source>
        <translation>{stage} 색: {colour}</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Drag to change the order</source>
        <translation>끌어서 순서 바꾸기</translation>
    </message>
    <message>
        <source>Easy to see in both themes</source>
        <translation>두 테마에서 모두 잘 보여요</translation>
    </message>
    <message>
        <source>Every task is in one of these stages. From top to bottom they are the board's columns.</source>
        <translation>모든 태스크는 이 단계 중 하나에 있어요. 위에서 아래 순서가 보드의 왼쪽에서 오른쪽 열이 돼요.</translation>
    </message>
    <message>
        <source>Flow files (*.json)</source>
        <translation>플로우 파일 (*.json)</translation>
    </message>
    <message>
        <source>In progress {n}</source>
        <translation>진행 {n}</translation>
    </message>
    <message>
        <source>It holds no tasks. Its name stays in the history.</source>
        <translation>이 단계에는 태스크가 없어요. 이름은 변경 이력에 그대로 남아요.</translation>
    </message>
    <message>
        <source>It replaces the stages on this page. Nothing changes for the team until you save.</source>
        <translation>이 화면의 단계를 바꿔 넣어요. 저장하기 전에는 아무에게도 바뀌지 않아요.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Keep {stage}</source>
        <translation>{stage} 그대로 두기</translation>
    </message>
    <message>
        <source>Move and remove</source>
        <translation>옮기고 없애기</translation>
    </message>
    <message>
        <source>Move {stage} down</source>
        <translation>{stage} 아래로 옮기기</translation>
    </message>
    <message>
        <source>Move {stage} up</source>
        <translation>{stage} 위로 옮기기</translation>
    </message>
    <message>
        <source>Name of stage {position} of {count}</source>
        <translation>{count}단계 중 {position}단계 이름</translation>
    </message>
    <message>
        <source>New stage</source>
        <translation>새 단계</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>아직 바뀐 내용이 없어요.</translation>
    </message>
    <message>
        <source>Pick a colour</source>
        <translation>색 고르기</translation>
    </message>
    <message>
        <source>Preview in the dark theme</source>
        <translation>어두운 테마 미리보기</translation>
    </message>
    <message>
        <source>Preview in the light theme</source>
        <translation>밝은 테마 미리보기</translation>
    </message>
    <message>
        <source>Put both together</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>Put the changes of the other admin and yours together first.</source>
        <translation>다른 관리자가 고친 내용과 먼저 합쳐 주세요.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>없애기</translation>
    </message>
    <message>
        <source>Remove stage</source>
        <translation>단계 없애기</translation>
    </message>
    <message>
        <source>Remove stage “{stage}”?</source>
        <translation>‘{stage}’ 단계를 없앨까요?</translation>
    </message>
    <message>
        <source>Remove {stage}</source>
        <translation>{stage} 없애기</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save stages to a file</source>
        <translation>단계를 파일로 저장</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>파일로 내보내기…</translation>
    </message>
    <message>
        <source>Saved to “{file}”.</source>
        <translation>‘{file}’에 저장했어요.</translation>
    </message>
    <message>
        <source>Saved. Every agent sees it now.</source>
        <translation>저장했어요. 모든 상담사 화면에 반영됐어요.</translation>
    </message>
    <message>
        <source>Saving shows the change at once on every agent's screen.</source>
        <translation>저장하면 모든 상담사 화면에 바로 반영돼요.</translation>
    </message>
    <message>
        <source>Shown a little darker, so that text stays easy to read.</source>
        <translation>글자가 잘 보이도록 조금 어둡게 보여 줘요.</translation>
    </message>
    <message>
        <source>Stage name</source>
        <translation>단계 이름</translation>
    </message>
    <message>
        <source>Stage that takes the tasks</source>
        <translation>태스크를 받을 단계</translation>
    </message>
    <message>
        <source>Stage that takes the tasks of {stage}</source>
        <translation>{stage} 태스크를 받을 단계</translation>
    </message>
    <message>
        <source>Stages: {stages}</source>
        <translation>단계: {stages}</translation>
    </message>
    <message>
        <source>Start from a template</source>
        <translation>템플릿에서 시작하기</translation>
    </message>
    <message>
        <source>Start from a template…</source>
        <translation>템플릿에서 시작하기…</translation>
    </message>
    <message>
        <source>Take from a file…</source>
        <translation>파일에서 가져오기…</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Take stages from a file</source>
        <translation>파일에서 단계 가져오기</translation>
    </message>
    <message>
        <source>Tasks {n}</source>
        <translation>태스크 {n}</translation>
    </message>
    <message>
        <source>Templates and files</source>
        <translation>템플릿과 파일</translation>
    </message>
    <message>
        <source>The choice of colours is open below.</source>
        <translation>아래에 색이 펼쳐져 있어요.</translation>
    </message>
    <message>
        <source>The stages are being saved.</source>
        <translation>단계를 저장하고 있어요.</translation>
    </message>
    <message>
        <source>The stages are being saved. Moving many tasks takes a moment.</source>
        <translation>단계를 저장하고 있어요. 옮길 태스크가 많으면 조금 걸려요.</translation>
    </message>
    <message>
        <source>The stages of “{flow}” are in place. Nothing changes until you save.</source>
        <translation>‘{flow}’ 단계로 바꿔 넣었어요. 저장하기 전에는 아무것도 바뀌지 않아요.</translation>
    </message>
    <message>
        <source>There are no stages yet. Turning Task Flow on makes the default ones.</source>
        <translation>아직 단계가 없어요. 태스크 플로우를 켜면 기본 단계가 생겨요.</translation>
    </message>
    <message>
        <source>This is the first stage.</source>
        <translation>맨 위 단계예요.</translation>
    </message>
    <message>
        <source>This is the last stage.</source>
        <translation>맨 아래 단계예요.</translation>
    </message>
    <message>
        <source>This is what you hadn't saved yet.</source>
        <translation>아직 저장하지 않은 내용을 다시 불러왔어요.</translation>
    </message>
    <message>
        <source>Times in “{stage}” stay in the statistics.</source>
        <translation>‘{stage}’의 체류 시간은 통계에 그대로 남아요.</translation>
    </message>
    <message>
        <source>Use this template</source>
        <translation>이 템플릿으로 바꾸기</translation>
    </message>
    <message>
        <source>What you changed is given up. The stages are as they were saved.</source>
        <translation>고친 내용을 버렸어요. 저장돼 있던 단계 그대로예요.</translation>
    </message>
    <message>
        <source>You can add {n} more. At least 1 has to stay.</source>
        <translation>{n}개 더 만들 수 있어요. 1개 이상은 있어야 해요.</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 지정</translation>
    </message>
    <message>
        <source>added “{name}”</source>
        <translation>‘{name}’ 추가</translation>
    </message>
    <message>
        <source>changed the order</source>
        <translation>순서 바꿈</translation>
    </message>
    <message>
        <source>recoloured “{name}”</source>
        <translation>‘{name}’ 색 바꿈</translation>
    </message>
    <message>
        <source>removed “{name}”</source>
        <translation>‘{name}’ 없앰</translation>
    </message>
    <message>
        <source>renamed “{before}” to “{name}”</source>
        <translation>‘{before}’ 이름을 ‘{name}’[으로/로] 바꿈</translation>
    </message>
    <message>
        <source>{name} saved other stages meanwhile: {changes}. What you changed is still here.</source>
        <translation>그동안 {name} 님이 단계를 고쳐 저장했어요: {changes}. 내가 고친 내용은 그대로 있어요.</translation>
    </message>
    <message>
        <source>{site} stages.json</source>
        <translation>{site} 단계.json</translation>
    </message>
    <message>
        <source>{stage} is now {position} of {count}</source>
        <translation>{stage}: {count}단계 중 {position}단계로 옮겼어요</translation>
    </message>
    <message>
        <source>{stage} {tasks}</source>
        <translation>{stage} {tasks}</translation>
    </message>
    <message>
        <source>“{stage}” is removed when you save</source>
        <translation>저장하면 ‘{stage}’ 단계가 없어져요</translation>
    </message>
    <message>
        <source>“{stage}” will be removed</source>
        <translation>‘{stage}’ 없앰</translation>
    </message>
    <message>
        <source>“{stage}” will be removed, its {tasks} to</source>
        <translation>‘{stage}’ 없앰 · 태스크 {tasks}을 받을 단계</translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>An admin deactivated the account of {name}. Ask an admin if you need it again.</source>
        <translation>관리자가 {name} 님의 계정을 사용 안 함으로 바꿨어요. 다시 쓰려면 관리자에게 말해 주세요.</translation>
    </message>
    <message>
        <source>An admin restored a backup. Sign in again to see what is there.</source>
        <translation>관리자가 데이터를 백업으로 복원했어요. 다시 로그인하면 지금 내용을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>That didn't work</source>
        <translation>하지 못했어요</translation>
    </message>
    <message>
        <source>The file {file} could not be used. The program begins with its defaults.</source>
        <translation>{file} 파일을 쓸 수 없어서 기본 설정으로 시작해요.</translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation>설정을 읽지 못했어요</translation>
    </message>
    <message>
        <source>This computer doesn't remember you.</source>
        <translation>로그인을 유지하지 못해요.</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n건</numerusform>
        </translation>
    </message>
    <message>
        <source>* Share of the tasks that came through this stage and ended in success</source>
        <translation>* 이 단계를 거친 태스크 가운데 성공으로 끝난 비율</translation>
    </message>
    <message>
        <source>90%</source>
        <translation>90%</translation>
    </message>
    <message>
        <source>All agents</source>
        <translation>상담사 전체</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>채널 전체</translation>
    </message>
    <message>
        <source>All move on in time</source>
        <translation>모두 제때 움직여요</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>앞선 기간과 같음</translation>
    </message>
    <message>
        <source>As many as at its start</source>
        <translation>기간 시작과 같음</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>{time} 기준</translation>
    </message>
    <message>
        <source>Bar: median · tick: {n}%</source>
        <translation>막대 중앙값 · 세로선 {n}%</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>앞선 기간</translation>
    </message>
    <message>
        <source>By who set the outcome</source>
        <translation>결과를 남긴 사람 기준</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Compared with last month up to this day</source>
        <translation>지난달 같은 날까지와 비교</translation>
    </message>
    <message>
        <source>Compared with the month before</source>
        <translation>그 전달과 비교</translation>
    </message>
    <message>
        <source>Compared with the {n} days before</source>
        <translation>앞선 {n}일과 비교</translation>
    </message>
    <message>
        <source>Compared with yesterday up to this time</source>
        <translation>어제 이 시간까지와 비교</translation>
    </message>
    <message>
        <source>Count anew</source>
        <translation>다시 세기</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>숫자를 세고 있어요…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Down {n} points</source>
        <translation>{n}%p 내림</translation>
    </message>
    <message>
        <source>Each once, at its last outcome; reopened ones are in progress.</source>
        <translation>한 태스크를 마지막 결과로 한 번만 세요. 다시 연 태스크는 진행 중으로 세요.</translation>
    </message>
    <message>
        <source>Failure {n}</source>
        <translation>실패 {n}</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>건수</translation>
    </message>
    <message>
        <source>Finished by {name}</source>
        <translation>{name} 님이 결과를 남긴 태스크</translation>
    </message>
    <message>
        <source>Finished on {day}</source>
        <translation>{day}에 결과를 남긴 태스크</translation>
    </message>
    <message>
        <source>Finished per day</source>
        <translation>날짜별 결과</translation>
    </message>
    <message>
        <source>Finished per day: success {success}, failure {failure}</source>
        <translation>날짜별 결과: 성공 {success}건, 실패 {failure}건</translation>
    </message>
    <message>
        <source>Finished tasks</source>
        <translation>결과를 남긴 태스크</translation>
    </message>
    <message>
        <source>Finished tasks that came through {stage}</source>
        <translation>‘{stage}’[을/를] 거쳐 결과를 남긴 태스크</translation>
    </message>
    <message>
        <source>From creation to outcome</source>
        <translation>등록부터 결과까지</translation>
    </message>
    <message>
        <source>In this stage for</source>
        <translation>이 단계에 머문 시간</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>지난달</translation>
    </message>
    <message>
        <source>Last {n} days</source>
        <translation>최근 {n}일</translation>
    </message>
    <message>
        <source>Long in one stage</source>
        <translation>오래 머문 태스크</translation>
    </message>
    <message>
        <source>Longer than is usual there</source>
        <translation>단계마다 평소보다 오래</translation>
    </message>
    <message>
        <source>Looking for the tasks…</source>
        <translation>태스크를 찾고 있어요…</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>My figures</source>
        <translation>내 통계</translation>
    </message>
    <message>
        <source>Now, against when the period began.</source>
        <translation>지금 숫자를 기간이 시작될 때와 비교해요.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Opens the tasks that failed.</source>
        <translation>실패한 태스크를 열어요.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>소유자</translation>
    </message>
    <message>
        <source>Per agent</source>
        <translation>상담사별</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>CSV로 저장</translation>
    </message>
    <message>
        <source>Save {chart} as CSV</source>
        <translation>{chart} CSV로 저장</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>‘{file}’[으로/로] 저장했어요</translation>
    </message>
    <message>
        <source>Show as a chart</source>
        <translation>그림으로 보기</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>표로 보기</translation>
    </message>
    <message>
        <source>Show on the board</source>
        <translation>보드에서 보기</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>통계</translation>
    </message>
    <message>
        <source>Statistics show from {least} finished tasks on. Now there are {n}.</source>
        <translation>결과를 남긴 태스크가 {least}건부터 통계를 보여 줘요. 지금은 {n}건이에요.</translation>
    </message>
    <message>
        <source>Success rate</source>
        <translation>성공률</translation>
    </message>
    <message>
        <source>Success rate {rate}. Most: {most}</source>
        <translation>성공률 {rate}. 가장 많은 날: {most}</translation>
    </message>
    <message>
        <source>Success {n}</source>
        <translation>성공 {n}</translation>
    </message>
    <message>
        <source>Success {success} · failure {failure}</source>
        <translation>성공 {success} · 실패 {failure}</translation>
    </message>
    <message>
        <source>Success*</source>
        <translation>성공률*</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Task Flow is off</source>
        <translation>태스크 플로우가 꺼져 있어요</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>건수</translation>
    </message>
    <message>
        <source>Tasks in progress</source>
        <translation>진행 중인 태스크</translation>
    </message>
    <message>
        <source>Tasks that failed</source>
        <translation>실패한 태스크</translation>
    </message>
    <message>
        <source>The figures could not be read.</source>
        <translation>숫자를 읽지 못했어요.</translation>
    </message>
    <message>
        <source>The first {n} of {total}. Enter opens one in its room.</source>
        <translation>{total}건 가운데 앞의 {n}건이에요. Enter로 상담방에서 열어요.</translation>
    </message>
    <message>
        <source>There are no such tasks.</source>
        <translation>해당하는 태스크가 없어요.</translation>
    </message>
    <message>
        <source>There are too few figures yet</source>
        <translation>아직 보여 줄 숫자가 적어요</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>아직 저장할 숫자가 없어요.</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>이번 달</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>이 기간</translation>
    </message>
    <message>
        <source>Time in stage</source>
        <translation>단계별 체류 시간</translation>
    </message>
    <message>
        <source>Time to finish</source>
        <translation>소요 시간</translation>
    </message>
    <message>
        <source>Time to finish (median)</source>
        <translation>소요 시간 (중앙값)</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Too little before to compare</source>
        <translation>비교할 자료가 적어요</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Up {n} points</source>
        <translation>{n}%p 오름</translation>
    </message>
    <message>
        <source>Without the time between finishing and reopening.</source>
        <translation>결과를 남긴 뒤 다시 열 때까지는 빼고 세요.</translation>
    </message>
    <message>
        <source>dddd, MMMM d</source>
        <translation>M월 d일 dddd</translation>
    </message>
    <message numerus="yes">
        <source>in %n room(s)</source>
        <translation>
            <numerusform>%n개 상담방</numerusform>
        </translation>
    </message>
    <message>
        <source>{bad} very long · {warn} long</source>
        <translation>경고 {bad} · 주의 {warn}</translation>
    </message>
    <message>
        <source>{choice} · {more}</source>
        <translation>{choice} · {more}</translation>
    </message>
    <message>
        <source>{day}: success {success}, failure {failure}</source>
        <translation>{day}: 성공 {success}건, 실패 {failure}건</translation>
    </message>
    <message>
        <source>{first}–{last}</source>
        <translation>{first}–{last}</translation>
    </message>
    <message>
        <source>{head} (%)</source>
        <translation>{head} (%)</translation>
    </message>
    <message>
        <source>{head} (minutes)</source>
        <translation>{head} (분)</translation>
    </message>
    <message>
        <source>{name}: {tasks}, time to finish {time}, success rate {rate}</source>
        <translation>{name}: {tasks}, 소요 시간 {time}, 성공률 {rate}</translation>
    </message>
    <message>
        <source>{n} a day on average</source>
        <translation>하루 평균 {n}건</translation>
    </message>
    <message>
        <source>{n} fewer than at its start</source>
        <translation>기간 시작보다 {n}건 줄어듦</translation>
    </message>
    <message>
        <source>{n} more than at its start</source>
        <translation>기간 시작보다 {n}건 늘어남</translation>
    </message>
    <message>
        <source>{n}% fewer</source>
        <translation>{n}% 줄어듦</translation>
    </message>
    <message>
        <source>{n}% longer</source>
        <translation>{n}% 길어짐</translation>
    </message>
    <message>
        <source>{n}% more</source>
        <translation>{n}% 늘어남</translation>
    </message>
    <message>
        <source>{n}% shorter</source>
        <translation>{n}% 짧아짐</translation>
    </message>
    <message>
        <source>{stage}: median {median}, 90% within {high}, success rate {rate}, {tasks}</source>
        <translation>{stage}: 중앙값 {median}, 90%는 {high} 안에, 성공률 {rate}, {tasks}</translation>
    </message>
    <message>
        <source>{tasks}. Enter opens one in its room.</source>
        <translation>{tasks}이에요. Enter로 상담방에서 열어요.</translation>
    </message>
    <message>
        <source>{warn} long</source>
        <translation>주의 {warn}</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Stage {position} of {count}, {name}</source>
        <translation>{count}단계 중 {position}단계, {name}</translation>
    </message>
    <message>
        <source>Stage {position} of {count}, {name}, selected</source>
        <translation>{count}단계 중 {position}단계, {name}, 선택됨</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message numerus="yes">
        <source>%n checklist item(s) are still open.</source>
        <translation>
            <numerusform>체크리스트 %n개가 남아 있어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>A title you typed is not saved.</source>
        <translation>쓰던 제목을 저장하지 못했어요.</translation>
    </message>
    <message>
        <source>Add a checklist item</source>
        <translation>체크리스트 항목 추가</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>파일 붙이기…</translation>
    </message>
    <message>
        <source>Change importance…</source>
        <translation>중요도 바꾸기…</translation>
    </message>
    <message>
        <source>Change stage…</source>
        <translation>단계 바꾸기…</translation>
    </message>
    <message>
        <source>Collaborators</source>
        <translation>참조자</translation>
    </message>
    <message>
        <source>Copied a link that opens the task here</source>
        <translation>여기서 태스크를 여는 링크를 복사했어요</translation>
    </message>
    <message>
        <source>Copied {number}</source>
        <translation>{number}[을/를] 복사했어요</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>번호 복사</translation>
    </message>
    <message>
        <source>Failure…</source>
        <translation>실패…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>변경 이력</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>중요도</translation>
    </message>
    <message>
        <source>Importance of {number} is now {importance}</source>
        <translation>{number}의 중요도를 ‘{importance}’[으로/로] 바꿨어요</translation>
    </message>
    <message>
        <source>Importance: {importance}</source>
        <translation>중요도: {importance}</translation>
    </message>
    <message>
        <source>In {stage} now: {length}</source>
        <translation>지금 단계 {stage}: {length}</translation>
    </message>
    <message>
        <source>Loading the task</source>
        <translation>태스크를 불러오고 있어요</translation>
    </message>
    <message>
        <source>More for this task</source>
        <translation>태스크 메뉴</translation>
    </message>
    <message>
        <source>Moved to “{stage}”. What was the outcome?</source>
        <translation>‘{stage}’[으로/로] 옮겼어요. 결과는요?</translation>
    </message>
    <message>
        <source>Moved to “{stage}”. {left} What was the outcome?</source>
        <translation>‘{stage}’[으로/로] 옮겼어요. {left} 결과는요?</translation>
    </message>
    <message>
        <source>Moved {number} to “{stage}”</source>
        <translation>{number}[을/를] ‘{stage}’[으로/로] 옮겼어요</translation>
    </message>
    <message>
        <source>Open that room</source>
        <translation>그 상담방 열기</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>소유자</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>제목 고치기</translation>
    </message>
    <message>
        <source>Show the message it came from</source>
        <translation>시작한 메시지 보기</translation>
    </message>
    <message>
        <source>This task belongs to another room. You can only look at it here.</source>
        <translation>다른 상담방의 태스크라 보기만 할 수 있어요.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Title: {title}</source>
        <translation>제목: {title}</translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation>소요 {time}</translation>
    </message>
    <message>
        <source>{name} changed it to “{title}” meanwhile.</source>
        <translation>그사이 {name} 님이 ‘{title}’[으로/로] 바꿨어요.</translation>
    </message>
    <message>
        <source>{number} finished: {outcome}</source>
        <translation>{number} 결과를 ‘{outcome}’[으로/로] 남겼어요</translation>
    </message>
    <message>
        <source>{number} is in progress again</source>
        <translation>{number}[을/를] 다시 진행해요</translation>
    </message>
    <message>
        <source>{number}, {title}, {stage}, {importance}, {outcome}, owner {owner}</source>
        <translation>{number}, {title}, {stage}, {importance}, {outcome}, 소유자 {owner}</translation>
    </message>
    <message>
        <source>{time} so far</source>
        <translation>소요 {time}</translation>
    </message>
    <message>
        <source>{told}. {left}</source>
        <translation>{told}. {left}</translation>
    </message>
</context>
<context>
    <name>TaskRace</name>
    <message>
        <source>Add it to an existing task</source>
        <translation>이 내용을 기존 태스크에 더하기</translation>
    </message>
    <message>
        <source>Add to checklist</source>
        <translation>체크리스트에 더하기</translation>
    </message>
    <message>
        <source>Copy and close</source>
        <translation>복사하고 닫기</translation>
    </message>
    <message>
        <source>Importance {importance} · checklist {items} · attachments {files}</source>
        <translation>중요도 {importance} · 체크리스트 {items} · 첨부파일 {files}</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>새 태스크</translation>
    </message>
    <message>
        <source>Task number {limit} was just added</source>
        <translation>방금 {limit}번째 태스크가 등록됐어요</translation>
    </message>
    <message>
        <source>Your text is still here.</source>
        <translation>쓰던 내용은 그대로 있어요.</translation>
    </message>
    <message>
        <source>{name} added it at {time}, so this room has {limit} tasks. Your text is still here.</source>
        <translation>{name} 님이 {time}에 먼저 등록해서 이 방의 태스크가 {limit}개가 됐어요. 쓰던 내용은 그대로 있어요.</translation>
    </message>
</context>
<context>
    <name>TaskTab</name>
    <message>
        <source>Added to the checklist of {number}</source>
        <translation>{number} 체크리스트에 더했어요</translation>
    </message>
    <message>
        <source>Added {number}</source>
        <translation>{number}[을/를] 등록했어요</translation>
    </message>
    <message>
        <source>Loading the tasks</source>
        <translation>태스크를 불러오고 있어요</translation>
    </message>
    <message>
        <source>Make a task of what is to be done, and others can carry on from it.</source>
        <translation>처리할 문의를 태스크로 만들면 진행 상황을 이어받기 쉬워요.</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>새 태스크</translation>
    </message>
    <message>
        <source>No tasks in this room</source>
        <translation>이 방에는 태스크가 없어요</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>아직 태스크가 없어요</translation>
    </message>
    <message numerus="yes">
        <source>Show %n unfinished task(s) of earlier rooms</source>
        <translation>
            <numerusform>지난 상담의 진행 중 태스크 %n건 보기</numerusform>
        </translation>
    </message>
    <message>
        <source>Take this room</source>
        <translation>내가 맡기</translation>
    </message>
    <message>
        <source>Tasks in this room</source>
        <translation>이 방의 태스크</translation>
    </message>
    <message>
        <source>The main agent is {name}.</source>
        <translation>주 상담사는 {name} 님이에요.</translation>
    </message>
    <message>
        <source>Unfinished tasks of earlier rooms</source>
        <translation>지난 상담의 진행 중 태스크</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n명</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>태스크 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Activate again</source>
        <translation>‘사용’으로 되돌리기</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>상담사 추가</translation>
    </message>
    <message>
        <source>At least {limit} characters.</source>
        <translation>{limit}자 이상으로 정해 주세요.</translation>
    </message>
    <message>
        <source>Can't sign in yet</source>
        <translation>아직 로그인 못 함</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>내 비밀번호 바꾸기</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>내 비밀번호 바꾸기…</translation>
    </message>
    <message>
        <source>Change my role</source>
        <translation>내 역할 바꾸기</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>비밀번호 바꾸기</translation>
    </message>
    <message>
        <source>Change the role…</source>
        <translation>역할 바꾸기…</translation>
    </message>
    <message>
        <source>Change your own role to {role}?</source>
        <translation>내 역할을 {role}[으로/로] 바꿀까요?</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>사람을 골라 주세요</translation>
    </message>
    <message>
        <source>Choose who it is.</source>
        <translation>누구인지 골라 주세요.</translation>
    </message>
    <message>
        <source>Choose who takes over from {name}</source>
        <translation>{name} 님의 일을 넘길 사람을 골라 주세요</translation>
    </message>
    <message>
        <source>Choose who takes over.</source>
        <translation>넘겨받을 사람을 골라 주세요.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>사용 안 함으로</translation>
    </message>
    <message>
        <source>Deactivate {name}?</source>
        <translation>{name} 님을 사용 안 함으로 바꿀까요?</translation>
    </message>
    <message>
        <source>Deactivate…</source>
        <translation>사용 안 함으로 바꾸기…</translation>
    </message>
    <message>
        <source>Edit name and ID</source>
        <translation>이름과 아이디 고치기</translation>
    </message>
    <message>
        <source>Edit name and ID…</source>
        <translation>이름과 아이디 고치기…</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>첫 비밀번호</translation>
    </message>
    <message>
        <source>Give a new password…</source>
        <translation>새 비밀번호 정하기…</translation>
    </message>
    <message>
        <source>Hand over and deactivate</source>
        <translation>넘기고 사용 안 함으로</translation>
    </message>
    <message>
        <source>Hand over what came under this name</source>
        <translation>이 이름으로 들어온 일도 넘기기</translation>
    </message>
    <message>
        <source>Has left the team</source>
        <translation>사용 안 함</translation>
    </message>
    <message>
        <source>History keeps the name as it was.</source>
        <translation>이력에는 그때 이름이 그대로 남아요.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>사용 안 함</translation>
    </message>
    <message>
        <source>Let this person sign in…</source>
        <translation>로그인할 수 있게 하기…</translation>
    </message>
    <message>
        <source>Let {name} sign in</source>
        <translation>{name} 님이 로그인할 수 있게 하기</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Make one up</source>
        <translation>무작위로 만들기</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>더 보기…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Names in imported files</source>
        <translation>가져온 파일의 이름</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>새 비밀번호 다시</translation>
    </message>
    <message>
        <source>New password for {name}</source>
        <translation>{name} 님의 새 비밀번호</translation>
    </message>
    <message>
        <source>Now: {name}, {identifier}</source>
        <translation>지금은 {name}, {identifier}[이에요/예요].</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>People of the team</source>
        <translation>상담사 목록</translation>
    </message>
    <message>
        <source>People who leave are not deleted but made inactive. What they have to do is handed over then.</source>
        <translation>팀을 떠난 상담사는 지우지 않고 ‘사용 안 함’으로 바꿔요. 맡은 방과 태스크는 그때 한 번에 넘겨요.</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>지금 비밀번호</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>{name} 님의 역할</translation>
    </message>
    <message>
        <source>Rooms of files to come go to whom a name means.</source>
        <translation>앞으로 가져오는 방은 이름에 연결된 사람에게 가요.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Tell the person ID and password. The password can be changed after signing in.</source>
        <translation>아이디와 비밀번호를 본인에게 알려 주세요. 비밀번호는 로그인한 뒤에 바꿀 수 있어요.</translation>
    </message>
    <message>
        <source>The name comes from {source}. New rooms come in under {agent}.</source>
        <translation>{source}에서 온 이름이에요. 지금은 {agent} 님 앞으로 들어와요.</translation>
    </message>
    <message>
        <source>The name stays in history.</source>
        <translation>이름은 이력에 그대로 남아요.</translation>
    </message>
    <message>
        <source>The old one no longer works, and no computer remembers the person any more.</source>
        <translation>전에 쓰던 비밀번호와 자동 로그인은 더 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>The password is copied.</source>
        <translation>비밀번호를 복사했어요.</translation>
    </message>
    <message>
        <source>This person came from an imported file and can't sign in yet.</source>
        <translation>가져온 파일에서 온 사람이라 아직 로그인할 수 없어요.</translation>
    </message>
    <message>
        <source>Who is “{name}”?</source>
        <translation>‘{name}’[은/는] 누구인가요?</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>연결할 사람</translation>
    </message>
    <message>
        <source>Who takes over</source>
        <translation>넘겨받을 사람</translation>
    </message>
    <message>
        <source>You lose the admin settings at once. Only another admin can give them back.</source>
        <translation>관리자 설정이 바로 사라져요. 다른 관리자만 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>Your password is changed</source>
        <translation>비밀번호를 바꿨어요</translation>
    </message>
    <message>
        <source>as collaborator</source>
        <translation>참조 태스크</translation>
    </message>
    <message>
        <source>open rooms</source>
        <translation>열린 상담방</translation>
    </message>
    <message>
        <source>tasks in progress</source>
        <translation>진행 중 태스크</translation>
    </message>
    <message>
        <source>{before} → {after} rooms</source>
        <translation>방 {before}개 → {after}개</translation>
    </message>
    <message>
        <source>{name} has a new password</source>
        <translation>{name} 님의 비밀번호를 새로 정했어요</translation>
    </message>
    <message>
        <source>{name} is active again</source>
        <translation>{name} 님을 다시 ‘사용’으로 바꿨어요</translation>
    </message>
    <message>
        <source>{name} is inactive now</source>
        <translation>{name} 님을 ‘사용 안 함’으로 바꿨어요</translation>
    </message>
    <message>
        <source>{name} is inactive now. Handed over: {rooms}, {tasks}</source>
        <translation>{name} 님을 ‘사용 안 함’으로 바꾸고 {rooms}, {tasks}[을/를] 넘겼어요</translation>
    </message>
    <message>
        <source>{name} is on the team now</source>
        <translation>{name} 님을 추가했어요</translation>
    </message>
    <message>
        <source>{name} is {role} now</source>
        <translation>{name} 님의 역할을 {role}[으로/로] 바꿨어요</translation>
    </message>
    <message>
        <source>{name} left the team</source>
        <translation>{name} 님이 팀을 떠남</translation>
    </message>
    <message>
        <source>{rooms} and {tasks} of {name} go along, and {name} becomes inactive.</source>
        <translation>{name} 님 앞으로 된 {rooms}, {tasks}[을/를] 넘기고 {name} 님은 ‘사용 안 함’으로 바꿔요.</translation>
    </message>
    <message>
        <source>“{name}” is {agent}</source>
        <translation>‘{name}’[은/는] {agent} 님임</translation>
    </message>
    <message>
        <source>“{name}” means {agent} now</source>
        <translation>‘{name}’[을/를] {agent} 님에게 연결했어요</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>MMM d</source>
        <translation>M.d</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <translation>yyyy.M.d</translation>
    </message>
    <message>
        <source>MMM d, yyyy h:mm:ss AP</source>
        <translation>yyyy년 M월 d일 HH:mm:ss</translation>
    </message>
    <message>
        <source>MMMM d</source>
        <translation>M월 d일</translation>
    </message>
    <message>
        <source>Write the time like 22:30.</source>
        <translation>시각을 22:30처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>dddd, MMMM d, yyyy</source>
        <translation>yyyy년 M월 d일 dddd</translation>
    </message>
    <message>
        <source>h:mm AP</source>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>방금</translation>
    </message>
    <message>
        <source>under 1m</source>
        <translation>1분 미만</translation>
    </message>
    <message>
        <source>{days}d</source>
        <translation>{days}일</translation>
    </message>
    <message>
        <source>{days}d {hours}h</source>
        <translation>{days}일 {hours}시간</translation>
    </message>
    <message>
        <source>{hours}h</source>
        <translation>{hours}시간</translation>
    </message>
    <message>
        <source>{hours}h {minutes}m</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <source>{minutes}m</source>
        <translation>{minutes}분</translation>
    </message>
</context>
<context>
    <name>TimeInStage</name>
    <message>
        <source>Time in stage</source>
        <translation>단계별 체류 시간</translation>
    </message>
    <message>
        <source>Time in stage: {listed}</source>
        <translation>단계별 체류 시간: {listed}</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>외 {n}</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Alerts</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Open Task Flow</source>
        <translation>태스크 플로우 열기</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Task Flow keeps running</source>
        <translation>태스크 플로우가 계속 실행 중이에요</translation>
    </message>
    <message>
        <source>Task Flow — {n} unread</source>
        <translation>태스크 플로우 — 읽지 않음 {n}</translation>
    </message>
    <message>
        <source>You go on getting alerts. To end it, choose Quit in the menu of this icon.</source>
        <translation>알림은 계속 와요. 끝내려면 이 아이콘의 메뉴에서 종료를 골라 주세요.</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Nothing was typed here. For the change of the task, leave the text first.</source>
        <translation>여기에는 되돌릴 입력이 없어요. 태스크 변경은 글 밖에서 되돌려 주세요.</translation>
    </message>
    <message>
        <source>Nothing was typed that could be undone.</source>
        <translation>되돌릴 입력이 없어요.</translation>
    </message>
    <message>
        <source>Nothing was undone here that could be redone.</source>
        <translation>여기에서 되돌린 입력이 없어서 다시 할 것이 없어요.</translation>
    </message>
    <message>
        <source>Redo: {change}</source>
        <translation>다시 하기: {change}</translation>
    </message>
    <message>
        <source>Taken back: {change}</source>
        <translation>되돌렸어요: {change}</translation>
    </message>
    <message>
        <source>The task has changed since, so this can't be undone.</source>
        <translation>그 뒤에 태스크가 바뀌어서 되돌릴 수 없어요.</translation>
    </message>
    <message>
        <source>There is no change to redo.</source>
        <translation>다시 할 변경이 없어요.</translation>
    </message>
    <message>
        <source>There is no change to undo.</source>
        <translation>되돌릴 변경이 없어요.</translation>
    </message>
    <message>
        <source>Undo: {change}</source>
        <translation>되돌리기: {change}</translation>
    </message>
    <message>
        <source>{change}. This can't be undone.</source>
        <translation>{change}. 이 변경은 되돌릴 수 없어요.</translation>
    </message>
</context>
<context>
    <name>Unkept</name>
    <message>
        <source>Close anyway</source>
        <translation>그래도 닫기</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사함</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Neither the database nor this computer can take it right now. Copy it, or stay and try again.</source>
        <translation>지금은 데이터베이스에도 이 컴퓨터에도 저장할 수 없어요. 글을 복사하거나, 창을 그대로 두고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>What you typed</source>
        <translation>입력한 글</translation>
    </message>
    <message>
        <source>What you typed could not be kept</source>
        <translation>입력한 글을 보관하지 못했어요</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Admin</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>상담사</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>호박</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>응대</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>갈색</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Coral</source>
        <translation>산호</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Graphite</source>
        <translation>흑연</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>High</source>
        <translation>높음</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>남색</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <translation>문의</translation>
    </message>
    <message>
        <source>KakaoTalk</source>
        <translation>카카오톡</translation>
    </message>
    <message>
        <source>Lime</source>
        <translation>연두</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>낮음</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>매니저</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>전화</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>분홍</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>먹색</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>성공</translation>
    </message>
    <message>
        <source>TalkTalk</source>
        <translation>톡톡</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>청록</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>긴급</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>보라</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>웹채팅</translation>
    </message>
</context>
</TS>
