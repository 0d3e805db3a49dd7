import '@openclass-nb/ui/style/index.css';
import './frame.css';
