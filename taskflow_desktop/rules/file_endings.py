"""Endings of names, by what a system does with such a file: runs it, may run what it carries, or only shows it.

No list of what runs is ever whole. So only what stands in `OPENED` is opened; the others are there to say why not.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RUNS: Final = _words(
    # programs and installers
    "exe com scr pif msi msix msixbundle appx appxbundle appinstaller msp mst msu cpl dll ocx sys drv efi gadget"
    " application jar jnlp app command pkg mpkg deb rpm snap flatpakref flatpakrepo appimage run bin elf out apk"
    " aab ipa xpi crx vsix air class pyc pyo pyz pyzw whl nexe xbap vsto cab saver prefpane kext osax qlgenerator wasm"
    # scripts
    " bat cmd bas ps1 ps1xml ps2 ps2xml psm1 psd1 psdm1 psc1 psc2 pssc cdxml msh msh1 msh2 mshxml msh1xml msh2xml vbs"
    " vbe vb vbp js jse jxa mjs cjs wsf wsb wsh ws wsc sct hta htc sh bash zsh ksh csh fish py pyw pl pm plg rb php lua"
    " tcl awk ahk au3 asp aspx bgi fxp udl applescript scpt scptd workflow action terminal tool ps eps ipynb"
    # shortcuts and what opens another place
    " lnk url website webloc desktop service scf pif inetloc fileloc library-ms search-ms searchconnector-ms appref-ms"
    " appcontent-ms settingcontent-ms printerexport contact group theme themepack deskthemepack diagcab diagpkg diagcfg"
    " rdp ica vncloc mobileconfig mobileprovision webpnp xnk asx"
    # settings, certificates and helps that run things
    " reg inf ins isp its job grp hlp hpj chm cnt msc mcf mht mhtml shs shb cer crt der pcd pst prf prg ops osd vsw"
    # databases that run what they hold
    " mad maf mag mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz ade adp accdb accde accdr"
    # disk images
    " iso img dmg toast cdr nrg mdf wim esd sparseimage sparsebundle vmdk vhd vhdx vdi ova qcow2 udf"
)
MACROS: Final = _words(
    "docm dotm xlsm xltm xlam xlsb xll xla xlm xlw xlt xlk pptm potm ppam ppsm ppa wll sldm vsdm vstm vssm vsmacros one"
    " onepkg onetoc2 slk iqy oqy dqy wiz odc odb"
)
ACTIVE: Final = _words("html htm xhtml xht shtml svg svgz xml xsl xslt xaml fxml hml swf")

OPENED: Final = _words(
    # pictures
    "jpg jpeg jpe jfif png gif bmp dib webp heic heif avif tif tiff ico psd ai dng cr2 cr3 nef arw"
    # texts and tables
    " txt text log md csv tsv json srt vtt"
    # documents; what carries macros is told by its bytes
    " pdf rtf doc docx dot dotx hwp hwpx hwt odt ott odg xls xlsx xltx cell nxl ods ots ppt pptx pps ppsx pot potx show"
    " odp otp vsd vsdx pages numbers key"
    # letters, people, appointments
    " eml msg vcf ics"
    # sound and film
    " mp3 m4a aac wav flac ogg oga opus wma amr mid midi aif aiff 3ga mp4 m4v mov avi mkv webm wmv 3gp 3g2 mpg mpeg ts"
    " mts m2ts flv ogv"
    # what holds files: opening it shows them, and each is marked as foreign when it is taken out
    " zip 7z rar alz egg lzh tar gz tgz bz2 tbz xz txz zst"
)
